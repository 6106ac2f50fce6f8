package dev.rushline.queue.simulation;

import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.LineCommand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Runs the rules through many lines, one after the other, each with commands drawn from the seed,
 * and checks everything that must hold after each command.
 */
public final class Simulation {
  private static final String ALGORITHM = "L64X128MixRandom";
  private static final int COMMANDS_PER_LINE = 2_000;
  private static final Instant BEGINNING = Instant.parse("2030-01-01T10:00:00Z");

  private final Supplier<Office> offices;
  private final BiConsumer<LineCommand, Decision> witness;
  private final RandomGenerator seeds;
  private long commands;

  /**
   * A run.
   *
   * @param seed the same seed draws the same commands
   * @param offices makes the owner of a line: the real one, unless the checks are to be checked
   * @param witness sees every command and what came of it
   */
  Simulation(long seed, Supplier<Office> offices, BiConsumer<LineCommand, Decision> witness) {
    this.offices = offices;
    this.witness = witness;
    this.seeds = RandomGeneratorFactory.of(ALGORITHM).create(seed);
  }

  /** The commands of one line, drawn from the seed. */
  public static List<Entry> log(long seed, int length) {
    Run run = new Run(RandomGeneratorFactory.of(ALGORITHM).create(seed), Office.real());
    run.play(length, (_, _) -> {});
    return List.copyOf(run.log);
  }

  /**
   * What went wrong.
   *
   * @param line the commands of the failing line up to the one after which it was seen
   */
  record Failure(Invariant invariant, String what, List<Entry> line) {
    @Override
    public String toString() {
      return "%s after %d commands of a line: %s".formatted(invariant, line.size(), what);
    }
  }

  /** Runs until that many commands were decided, or until something is wrong. */
  Optional<Failure> run(long max) {
    while (commands < max) {
      Run run =
          new Run(RandomGeneratorFactory.of(ALGORITHM).create(seeds.nextLong()), offices.get());
      try {
        run.play((int) Math.min(COMMANDS_PER_LINE, max - commands), witness);
        Checks.replay(run.log, run.decisions, run.office.state(), offices.get());
      } catch (BrokenInvariant broken) {
        return Optional.of(
            new Failure(broken.invariant(), broken.getMessage(), List.copyOf(run.log)));
      }
      commands += run.log.size();
    }
    return Optional.empty();
  }

  /** One line. */
  private static final class Run {
    private final Office office;
    private final LineModel model = new LineModel(Office.EVENT);
    private final CommandSource source;
    private final List<Entry> log = new ArrayList<>();
    private final List<Decision> decisions = new ArrayList<>();
    private Instant time = BEGINNING;

    private Run(RandomGenerator random, Office office) {
      this.office = office;
      this.source = new CommandSource(random, model);
    }

    private void play(int length, BiConsumer<LineCommand, Decision> witness) {
      step(source.first(time), witness);
      while (log.size() < length) {
        time = time.plus(source.pause());
        step(source.next(time), witness);
      }
    }

    private void step(LineCommand command, BiConsumer<LineCommand, Decision> witness) {
      log.add(new Entry(command, time));
      Decision decision = office.handle(command, time);
      decisions.add(decision);
      witness.accept(command, decision);
      int rules = office.rulesVersion();
      decision.events().forEach(event -> model.happened(event, rules));
      Checks.afterCommand(command, decision, office.state(), model);
    }
  }
}
