package dev.rushline.booking.seating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The clock of one event: never runs backwards, whatever timestamps the log has.
 *
 * @param now the latest time this event has seen
 * @param version counts what happened to the event, from 0
 */
public record SaleClock(Instant now, long version) {

  /** The clock of an event that nothing has happened to. */
  public static final SaleClock START = new SaleClock(Instant.EPOCH, 0);

  SaleClock at(Instant recordTime) {
    return recordTime.isAfter(now) ? new SaleClock(recordTime, version) : this;
  }

  /** How long until the first of these holds ends; empty when there are none. */
  Optional<Duration> untilFirstDeadline(List<Booking> holds) {
    return holds.stream()
        .map(hold -> Duration.between(now, hold.hold().expiresAt()))
        .min(Duration::compareTo);
  }

  SaleClock next() {
    return new SaleClock(now, version + 1);
  }
}
