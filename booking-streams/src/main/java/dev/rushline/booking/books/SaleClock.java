package dev.rushline.booking.books;

import java.time.Instant;

/**
 * The clock of one event: never runs backwards, whatever timestamps the log has.
 *
 * @param now the latest time this event has seen
 * @param version counts what happened to the event, from 0
 */
public record SaleClock(Instant now, long version) {

  /** The clock of an event that nothing has happened to. */
  public static final SaleClock START = new SaleClock(Instant.EPOCH, 0);

  /** Not before the time of this record. */
  public SaleClock at(Instant recordTime) {
    return recordTime.isAfter(now) ? new SaleClock(recordTime, version) : this;
  }

  /** Of the next thing that happens. */
  public SaleClock next() {
    return new SaleClock(now, version + 1);
  }
}
