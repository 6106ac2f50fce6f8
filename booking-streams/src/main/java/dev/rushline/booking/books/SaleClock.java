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

  /**
   * For an event whose clock is lost: counts on from the microseconds of the log's time, which are
   * more than have happened to any event, so that what is told next is newer than all before.
   */
  public static SaleClock afterLoss(Instant recordTime) {
    return new SaleClock(recordTime, Math.multiplyExact(recordTime.toEpochMilli(), 1_000));
  }

  /** Not before the time of this record. */
  public SaleClock at(Instant recordTime) {
    return recordTime.isAfter(now) ? new SaleClock(recordTime, version) : this;
  }

  /** Of the next thing that happens. */
  public SaleClock next() {
    return new SaleClock(now, version + 1);
  }
}
