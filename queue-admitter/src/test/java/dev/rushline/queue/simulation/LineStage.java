package dev.rushline.queue.simulation;

import dev.rushline.proof.Simulation;
import dev.rushline.proof.Source;
import dev.rushline.proof.Stage;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.LineCommand;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Many lines, one after the other.
 *
 * @param offices makes the owner of a line: the real one, unless the checks are to be checked
 * @param witness sees every command and what came of it
 */
public record LineStage(Supplier<Office> offices, BiConsumer<LineCommand, Decision> witness)
    implements Stage<Entry, SimulatedLine> {
  private static final int COMMANDS_PER_LINE = 2_000;
  private static final Instant BEGINNING = Instant.parse("2030-01-01T10:00:00Z");

  /** A run of all of them; the same seed draws the same commands. */
  static Simulation<Entry, SimulatedLine> simulation(
      long seed, Supplier<Office> offices, BiConsumer<LineCommand, Decision> witness) {
    return new Simulation<>(seed, COMMANDS_PER_LINE, new LineStage(offices, witness));
  }

  /** The commands of one line, drawn from the seed. */
  public static List<Entry> log(long seed, int length) {
    return Simulation.log(seed, length, new LineStage(Office::real, (_, _) -> {}));
  }

  @Override
  public SimulatedLine subject() {
    return new SimulatedLine(offices, witness);
  }

  @Override
  public dev.rushline.proof.Invariant noContradiction() {
    return Invariant.NO_CONTRADICTION;
  }

  @Override
  public Source<Entry> source(RandomGenerator random, SimulatedLine line) {
    return new Commands(new CommandSource(random, line.model()));
  }

  /** Commands with their times. */
  private static final class Commands implements Source<Entry> {
    private final CommandSource source;
    private Instant time = BEGINNING;
    private boolean begun;

    private Commands(CommandSource source) {
      this.source = source;
    }

    @Override
    public Entry next() {
      if (!begun) {
        begun = true;
        return new Entry(source.first(time), time);
      }
      time = time.plus(source.pause());
      return new Entry(source.next(time), time);
    }
  }
}
