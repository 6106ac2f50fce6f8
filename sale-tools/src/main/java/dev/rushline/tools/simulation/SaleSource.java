package dev.rushline.tools.simulation;

import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.proof.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;

/** Draws a small sale and everything that befalls it: commands, their times, crashes, commits. */
final class SaleSource implements Source<SaleStep> {
  private static final int COMMIT_EVERY = 12;
  private static final int CRASH_EVERY = 150;
  private static final int CRASH_IN_WRITES_MAX = 8;

  private final RandomGenerator random;
  private final World world;
  private final CommandSource commands;
  private Instant time = World.BEGINNING;
  private boolean begun;

  SaleSource(RandomGenerator random, SaleModel model) {
    this.random = random;
    world = new World(random);
    commands = new CommandSource(random, world, model);
  }

  @Override
  public SaleStep next() {
    SaleCommand command = begun ? commands.next() : world.nextDefinition();
    begun = true;
    time = time.plus(pace());
    OptionalInt dies =
        random.nextInt(CRASH_EVERY) == 0
            ? OptionalInt.of(random.nextInt(CRASH_IN_WRITES_MAX))
            : OptionalInt.empty();
    return new SaleStep(command, time, dies, random.nextInt(COMMIT_EVERY) == 0);
  }

  /** Mostly seconds, sometimes minutes or a day, and now and then back. */
  private Duration pace() {
    int kind = random.nextInt(1_000);
    if (kind < 900) {
      return Duration.ofMillis(random.nextInt(20_000));
    }
    if (kind < 985) {
      return Duration.ofMinutes(random.nextInt(12));
    }
    return kind < 987 ? Duration.ofHours(25) : Duration.ofMinutes(-random.nextInt(30));
  }
}
