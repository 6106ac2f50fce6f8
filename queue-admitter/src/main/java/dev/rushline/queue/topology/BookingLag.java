package dev.rushline.queue.topology;

import java.time.Duration;

/** How far the owner of the sales is behind its log, as last measured; never blocks. */
@FunctionalInterface
public interface BookingLag {

  /** Zero when it is not behind. */
  Duration now();
}
