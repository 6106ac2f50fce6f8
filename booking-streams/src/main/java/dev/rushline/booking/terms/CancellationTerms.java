package dev.rushline.booking.terms;

import java.time.Instant;

/**
 * On what terms a customer may cancel a confirmed booking.
 *
 * @param until exclusive
 * @param refundPercent how much of the price comes back; 0 to 100, rounded down to a minor unit
 */
public record CancellationTerms(Instant until, int refundPercent) {
  /** What comes back of a price. */
  public long refundMinor(long totalMinor) {
    return Math.multiplyExact(totalMinor, refundPercent) / 100;
  }
}
