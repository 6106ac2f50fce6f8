package dev.rushline.streams.architecture.broken.rules;

import java.time.Instant;

/** A rule that decides otherwise tomorrow. */
public final class ReadsAClock {
  /** Whether it is over by now. */
  public boolean isOver(Instant end) {
    return Instant.now().isAfter(end);
  }
}
