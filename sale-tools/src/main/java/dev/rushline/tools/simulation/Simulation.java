package dev.rushline.tools.simulation;

import static dev.rushline.tools.simulation.BrokenInvariant.check;

import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.tools.memory.CrashPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs the rules through many small sales, one after the other, each with commands drawn from the
 * seed, and checks everything that must hold after each command.
 */
final class Simulation {
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final int COMMANDS_PER_SALE = 1_000;
  private static final int COMMIT_EVERY = 12;
  private static final int CRASH_EVERY = 150;

  private final Supplier<Office> offices;
  private final RandomGenerator seeds;
  private long commands;

  /**
   * A run.
   *
   * @param seed the same seed draws the same commands
   * @param offices makes the owner of a sale: the real one, unless the checks are to be checked
   */
  Simulation(long seed, Supplier<Office> offices) {
    this.offices = offices;
    this.seeds = RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }

  /**
   * What went wrong.
   *
   * @param prefix the commands of the failing sale up to the one after which it was seen: since
   *     everything is checked after each command, no shorter prefix fails
   */
  record Failure(Invariant invariant, String what, List<Entry> prefix, Throwable cause) {}

  /** A command in the log, and its time. */
  record Entry(SaleCommand command, Instant at) {}

  /** Runs until that many commands were decided, or until something is wrong. */
  Optional<Failure> run(long max, LongConsumer progress) {
    while (commands < max) {
      RandomGenerator random = RandomGeneratorFactory.of(ALGORITHM).create(seeds.nextLong());
      Run run = new Run(random);
      Optional<Failure> failure = run.toItsEnd((int) Math.min(COMMANDS_PER_SALE, max - commands));
      commands += run.log.size();
      progress.accept(commands);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /** One sale. */
  private final class Run {
    private final RandomGenerator random;
    private final Office office = offices.get();
    private final SaleModel model = new SaleModel();
    private final StateChecks stateChecks = new StateChecks(model);
    private final AnswerChecks answerChecks = new AnswerChecks(model);
    private final CommandSource source;
    private final World world;
    private final List<Entry> log = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Instant time = World.BEGINNING;
    private int committed;

    private Run(RandomGenerator random) {
      this.random = random;
      world = new World(random);
      source = new CommandSource(random, world, model);
    }

    private Optional<Failure> toItsEnd(int length) {
      try {
        step(world.nextDefinition());
        while (log.size() < length) {
          step(source.next());
        }
        stateChecks.everything(office.state());
        checkReplay();
        return Optional.empty();
      } catch (BrokenInvariant broken) {
        return Optional.of(failure(broken.invariant(), broken));
      } catch (RuntimeException contradiction) {
        return Optional.of(failure(Invariant.NO_CONTRADICTION, contradiction));
      }
    }

    private Failure failure(Invariant invariant, RuntimeException cause) {
      return new Failure(invariant, cause.getMessage(), List.copyOf(log), cause);
    }

    private void step(SaleCommand command) {
      Entry entry = new Entry(command, nextTime());
      log.add(entry);
      if (random.nextInt(CRASH_EVERY) == 0) {
        office.crashes().inWrites(random.nextInt(8));
      }
      Decision decision;
      try {
        decision = office.handle(command, entry.at);
      } catch (CrashPlan.Crash _) {
        recover();
        decision = office.handle(command, entry.at);
      }
      office.crashes().never();
      decisions.add(decision);
      model.add(decision);
      WorkChecks.check(command, decision);
      answerChecks.add(command, decision);
      stateChecks.afterStep(office.state());
      if (random.nextInt(COMMIT_EVERY) == 0) {
        office.commit();
        committed = log.size();
      }
    }

    /** What was not committed is decided once more; it may have been answered already. */
    private void recover() {
      office.restart();
      for (int i = committed; i < log.size() - 1; i++) {
        Decision again = office.handle(log.get(i).command, log.get(i).at);
        check(
            again.equals(decisions.get(i)),
            Invariant.REPLAY_EQUALS_LIVE,
            "after a crash: " + again + " instead of " + decisions.get(i));
      }
      stateChecks.everything(office.state());
    }

    private void checkReplay() {
      Office replay = offices.get();
      for (int i = 0; i < log.size(); i++) {
        Decision again = replay.handle(log.get(i).command, log.get(i).at);
        check(
            again.equals(decisions.get(i)),
            Invariant.REPLAY_EQUALS_LIVE,
            "replay: " + again + " instead of " + decisions.get(i));
      }
      // Keys are ordered by their bytes, and values are compared as bytes.
      check(
          sameBytes(replay, office),
          Invariant.REPLAY_EQUALS_LIVE,
          "a replay leaves other bytes in the stores");
    }

    private static boolean sameBytes(Office one, Office other) {
      var left = one.bytes();
      var right = other.bytes();
      return left.keySet().equals(right.keySet())
          && left.entrySet().stream()
              .allMatch(
                  entry -> java.util.Arrays.equals(entry.getValue(), right.get(entry.getKey())));
    }

    /** Mostly seconds, sometimes minutes or a day, and now and then back. */
    private Instant nextTime() {
      int kind = random.nextInt(1_000);
      Duration pace =
          kind < 900
              ? Duration.ofMillis(random.nextInt(20_000))
              : kind < 985
                  ? Duration.ofMinutes(random.nextInt(12))
                  : kind < 987 ? Duration.ofHours(25) : Duration.ofMinutes(-random.nextInt(30));
      time = time.plus(pace);
      return time;
    }
  }
}
