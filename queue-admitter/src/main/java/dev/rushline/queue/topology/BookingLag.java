package dev.rushline.queue.topology;

import java.time.Duration;

/** How far the owner of the sales is behind its log, for those who want to know. Never blocks. */
@FunctionalInterface
public interface BookingLag {

  /** As last measured; zero when it is not behind, or when nobody has wanted to know. */
  Duration now();

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
