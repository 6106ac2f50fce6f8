package dev.rushline.queue.topology;

import java.time.Duration;

/**
 * How far the owner of the sales is behind its log, for those who want to know. Never blocks. By
 * partition: an event and its line are in partitions of the same number, and who is behind in one
 * is of no concern to lines in others.
 */
@FunctionalInterface
public interface BookingLag {

  /** As last measured; zero when it is not behind, or when nobody has wanted to know. */
  Duration of(int partition);

  /**
   * Somebody wants to know from now on; measuring costs requests. Said again it changes nothing.
   */
  default void wanted(Object by) {
    // One that always knows need not be told.
  }

  /** They do not want to know any more. */
  default void unwanted(Object by) {
    // One that always knows need not be told.
  }
}
