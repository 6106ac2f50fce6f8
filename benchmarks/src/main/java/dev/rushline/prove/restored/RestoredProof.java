package dev.rushline.prove.restored;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.Machine;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.stack.Start;
import dev.rushline.prove.Brokers;
import dev.rushline.prove.answers.Fighters;
import dev.rushline.prove.answers.GivenAnswers;
import dev.rushline.prove.answers.Rest;
import dev.rushline.tools.replay.Comparison;
import dev.rushline.tools.replay.Retold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Owners that have restored their state are killed while their disks have more than was committed.
 * Afterwards their disks must have what their changelogs have, and what they decided must be what a
 * replay of the log decides.
 */
@Command(
    name = "restored",
    description =
        "Kills owners of sales and of lines that have just restored their state, in the middle of"
            + " transactions that are partly on disk. Starts servers of its own and stops them.")
public final class RestoredProof implements Callable<Integer> {
  private static final int SEATS = 500;
  private static final int EVENTS = 2;
  private static final Duration HOLD_TTL = Duration.ofSeconds(10);
  private static final Duration COMES_BACK_IN = Duration.ofSeconds(15);
  private static final Duration BETWEEN_DECISIONS = Duration.ofSeconds(5);

  /** So long after the first answer a write buffer is full, mostly. */
  private static final int LOADED_MILLIS_MIN = 2_000;

  private static final int LOADED_MILLIS_MORE = 1_500;
  private static final int BROKEN = 1;
  private static final int FAILED = 2;

  @Option(
      names = "--rounds",
      defaultValue = "20",
      description = "How often owners restore and are killed (default: 20).")
  private int rounds;

  @Option(names = "--seed", defaultValue = "1", description = "Draws the moments (default: 1).")
  private long seed;

  private int broken;

  @Mixin private Brokers brokers;

  @Override
  public Integer call() throws Exception {
    try {
      System.out.println(Machine.describe(brokers.scale()));
      return run();
    } catch (ServerFailed e) {
      System.err.println("prove restored: " + e.getMessage());
      return FAILED;
    }
  }

  private int run() throws Exception {
    try (BenchSystem system =
        BenchSystem.start("prove-restored", brokers.scale(), Start.Extent.BOOKING)) {
      prove(system);
      System.out.println(broken == 0 ? "It holds." : "It does not hold: " + broken + " faults.");
      if (broken == 0) {
        system.done();
      }
      return broken == 0 ? 0 : BROKEN;
    }
  }

  private void prove(BenchSystem system) throws Exception {
    Random random = new Random(seed);
    List<Stadium> stadiums = new ArrayList<>();
    List<Fighters> fans = new ArrayList<>();
    Owners owners = new Owners(system);
    try (Joiners joiners = new Joiners(system, "line-" + UUID.randomUUID())) {
      for (int i = 0; i < EVENTS; i++) {
        Stadium stadium = new Stadium("torn-" + UUID.randomUUID(), SEATS);
        stadiums.add(stadium);
        fans.add(new Fighters(system, stadium.defineSale(HOLD_TTL), stadium, i, random));
        fans.getLast().start();
      }
      joiners.start();
      try {
        rounds(owners, fans, random);
      } catch (ServerFailed e) {
        broken("an owner does not go on: " + e.getMessage());
        compare(owners, "then");
      }
      joiners.stop();
      for (int i = 0; i < EVENTS; i++) {
        fans.get(i).stop();
      }
      new Rest(system.bootstrap(), stadiums.getFirst().eventId())
          .await(HOLD_TTL.plus(COMES_BACK_IN));
      for (int i = 0; i < EVENTS; i++) {
        new Rest(system.bootstrap(), stadiums.get(i).eventId()).await(BETWEEN_DECISIONS);
        judge(system, stadiums.get(i), fans.get(i));
      }
      joiners.withoutPlace().forEach(this::broken);
      compare(owners, "at the end");
      System.out.printf("Seed %d: %d rounds, %,d joined.%n", seed, rounds, joiners.joined());
    } finally {
      fans.forEach(Fighters::close);
    }
  }

  private void rounds(Owners owners, List<Fighters> fans, Random random) throws Exception {
    for (int round = 1; round <= rounds; round++) {
      owners.startEmpty();
      for (Fighters each : fans) {
        each.awaitAnswers();
      }
      TimeUnit.MILLISECONDS.sleep(LOADED_MILLIS_MIN + random.nextInt(LOADED_MILLIS_MORE));
      Duration away = owners.crash();
      for (Fighters each : fans) {
        each.awaitAnswers();
      }
      System.out.printf("%3d of %d: back after %,d ms; ", round, rounds, away.toMillis());
      compare(owners, "after kill " + round);
    }
    owners.startEmpty();
  }

  private void compare(Owners owners, String when) throws Exception {
    owners.contradictions().forEach(found -> broken(when + ": " + found));
    List<DiskAndLog.Found> stores = owners.endAndCompare();
    for (DiskAndLog.Found found : stores) {
      System.out.printf("%,d keys on disk, %,d differ; ", found.keys(), found.differing());
    }
    System.out.println();
    for (DiskAndLog.Found found : stores) {
      found.differences().forEach(difference -> broken(when + ": " + difference));
    }
  }

  private void judge(BenchSystem system, Stadium stadium, Fighters fans) {
    String event = stadium.eventId();
    Retold retold = Retold.of(event, system.bootstrap(), system.registryUrl());
    fans.contradictions().forEach(this::broken);
    new GivenAnswers(event, retold).differences(fans.answers()).forEach(this::broken);
    new Comparison(event, system.bootstrap(), system.registryUrl())
        .differences(retold)
        .forEach(this::broken);
    System.out.printf(
        "%s: %,d commands, %,d answers, %,d of them given twice, %,d never.%n",
        event, retold.steps().size(), fans.given(), fans.givenAgain(), fans.notGiven());
  }

  private void broken(String fault) {
    broken++;
    System.out.println("BROKEN: " + fault);
  }
}
