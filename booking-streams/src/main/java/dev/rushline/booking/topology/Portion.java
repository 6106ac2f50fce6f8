package dev.rushline.booking.topology;

import dev.rushline.booking.seating.SaleCommand;
import java.time.Duration;

/**
 * How many holds the owner's next command is to end, or who wait to serve: as many as it decides in
 * {@link #AIM}, by what the last one took. For so long all who ask for seats wait for it, so an
 * owner that is slow, as after its start, ends fewer a command and not the same more slowly.
 */
final class Portion {
  /** A fan's own command takes some tenths of a millisecond. */
  static final Duration AIM = Duration.ofMillis(2);

  /** So few are always ended, or those of half a million would take an hour on a slow machine. */
  static final int LEAST = 8;

  private int size = LEAST;

  int size() {
    return size;
  }

  /**
   * A command was decided. One that was slow by chance makes the next small; it takes several quick
   * ones to be large again.
   *
   * @param ended what happened by it
   * @param took how long it took to decide and to write down
   */
  void decided(int ended, Duration took) {
    if (ended > 0) {
      long inTime = ended * AIM.toNanos() / Math.max(1, took.toNanos());
      size = Math.clamp(Math.min(inTime, 2L * size), LEAST, SaleCommand.Bounded.MOST);
    }
  }
}
