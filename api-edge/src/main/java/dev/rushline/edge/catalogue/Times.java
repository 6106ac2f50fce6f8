package dev.rushline.edge.catalogue;

import java.time.DateTimeException;
import java.time.Instant;

/** Times that a client may name: years that tables, topics and the index can all hold. */
public final class Times {
  private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant AFTER_LAST = Instant.parse("+10000-01-01T00:00:00Z");

  private Times() {}

  /**
   * The same time, if it is of the years 1 to 9999.
   *
   * @throws DateTimeException otherwise
   */
  public static Instant require(Instant time) {
    if (time.isBefore(FIRST) || !time.isBefore(AFTER_LAST)) {
      throw new DateTimeException("not of the years 1 to 9999");
    }
    return time;
  }
}
