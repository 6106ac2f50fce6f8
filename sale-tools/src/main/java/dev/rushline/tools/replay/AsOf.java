package dev.rushline.tools.replay;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * Up to where a log is looked at; both ends inclusive.
 *
 * @param time by the log's clock; empty: to the end
 * @param offset of a command; empty: to the end
 */
record AsOf(Optional<Instant> time, Optional<Long> offset) {
  static final AsOf NOW = new AsOf(Optional.empty(), Optional.empty());

  /**
   * Reads a time with an offset (or Z), or the offset of a command.
   *
   * @throws IllegalArgumentException when it is neither
   */
  static AsOf parse(String text) {
    if (text.matches("[0-9]{1,18}")) {
      return new AsOf(Optional.empty(), Optional.of(Long.valueOf(text)));
    }
    try {
      return new AsOf(Optional.of(OffsetDateTime.parse(text).toInstant()), Optional.empty());
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "neither a time such as 2030-05-01T20:00:00Z nor an offset: " + text, e);
    }
  }

  boolean includes(Instant at, long commandOffset) {
    return time.filter(at::isAfter).isEmpty()
        && offset.filter(last -> commandOffset > last).isEmpty();
  }
}
