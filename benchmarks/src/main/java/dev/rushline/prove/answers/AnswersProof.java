package dev.rushline.prove.answers;

import dev.rushline.bench.Stadium;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.Machine;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Launch;
import dev.rushline.local.stack.Start;
import dev.rushline.prove.Brokers;
import dev.rushline.tools.replay.Comparison;
import dev.rushline.tools.replay.Retold;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The owner is killed, or halted until others take it for dead, while fans who fight for few seats
 * are answered: each answer given must be the one that a replay of the log gives, and what was
 * answered must be in the topics afterwards.
 */
@Command(
    name = "answers",
    description =
        "Kills and halts the owner between answers and commits. Starts servers of its own and stops"
            + " them.")
public final class AnswersProof implements Callable<Integer> {
  /** Few, so that who comes first decides what most answers are. */
  private static final int SEATS = 500;

  private static final Duration HOLD_TTL = Duration.ofSeconds(20);

  /** After so much the broker has ended the owner's transaction and the group has given it up. */
  private static final Duration HALT = Duration.ofSeconds(14);

  /** An owner that was halted is back and at work by then. */
  private static final Duration COMES_BACK_IN = Duration.ofSeconds(15);

  private static final int STEADY_MILLIS_MAX = 1_500;
  private static final int REPLIES = 0;
  private static final int BROKEN = 1;
  private static final int FAILED = 2;

  @Option(
      names = "--kills",
      defaultValue = "200",
      description = "How often the owner is killed (SIGKILL) and started (default: 200).")
  private int kills;

  @Option(
      names = "--halts",
      defaultValue = "20",
      description = "How often it is halted for 14 s (SIGSTOP) and goes on (default: 20).")
  private int halts;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Draws the moments and the order (default: 1).")
  private long seed;

  @Mixin private Brokers brokers;

  @Override
  public Integer call() throws Exception {
    try {
      System.out.println(Machine.describe(brokers.scale()));
      return run();
    } catch (ServerFailed e) {
      System.err.println("prove answers: " + e.getMessage());
      return FAILED;
    }
  }

  private int run() throws Exception {
    try (BenchSystem system =
        BenchSystem.start("prove-answers", brokers.scale(), Start.Extent.BOOKING)) {
      List<String> broken = prove(system);
      broken.forEach(fault -> System.out.println("BROKEN: " + fault));
      System.out.println(broken.isEmpty() ? "It holds." : "It does not hold.");
      if (broken.isEmpty()) {
        system.done();
      }
      return broken.isEmpty() ? 0 : BROKEN;
    }
  }

  private List<String> prove(BenchSystem system) throws Exception {
    Stadium stadium = new Stadium("fought-" + UUID.randomUUID(), SEATS);
    Random random = new Random(seed);
    List<Boolean> order = new ArrayList<>();
    for (int i = 0; i < kills + halts; i++) {
      order.add(i < kills);
    }
    Collections.shuffle(order, random);
    try (Fighters fighters =
        new Fighters(system, stadium.defineSale(HOLD_TTL), stadium, REPLIES, random)) {
      fighters.start();
      for (int i = 0; i < order.size(); i++) {
        fighters.awaitAnswers();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(STEADY_MILLIS_MAX));
        if (order.get(i)) {
          kill(system);
        } else {
          halt(system);
        }
        System.out.printf(
            "%3d of %d: %s; %,d answers, %,d of them given twice%n",
            i + 1,
            order.size(),
            order.get(i) ? "killed" : "halted",
            fighters.given(),
            fighters.givenAgain());
      }
      fighters.awaitAnswers();
      fighters.stop();
      new Rest(system.bootstrap(), stadium.eventId()).await(HOLD_TTL.plus(COMES_BACK_IN));
      return judge(system, stadium, fighters);
    }
  }

  private static void kill(BenchSystem system) throws InterruptedException {
    system.owner().daemon().kill();
    Launch.start(system.owner());
  }

  private static void halt(BenchSystem system) throws Exception {
    system.owner().daemon().pause();
    TimeUnit.MILLISECONDS.sleep(HALT.toMillis());
    system.owner().daemon().resume();
  }

  private List<String> judge(BenchSystem system, Stadium stadium, Fighters fighters) {
    Retold retold = Retold.of(stadium.eventId(), system.bootstrap(), system.registryUrl());
    List<String> broken = new ArrayList<>(fighters.contradictions());
    broken.addAll(new GivenAnswers(stadium.eventId(), retold).differences(fighters.answers()));
    broken.addAll(
        new Comparison(stadium.eventId(), system.bootstrap(), system.registryUrl())
            .differences(retold));
    System.out.printf(
        "Seed %d: %d kills, %d halts, %,d commands, %,d answers, %,d of them given twice, %,d never.%n",
        seed,
        kills,
        halts,
        retold.steps().size(),
        fighters.given(),
        fighters.givenAgain(),
        fighters.notGiven());
    if (fighters.givenAgain() == 0) {
      broken.add("no answer was given before its commit was lost: nothing was proved");
    }
    return broken;
  }
}
