package dev.rushline.booking.books;

import java.time.Duration;
import java.time.Instant;

/**
 * Seats kept for a customer until a deadline.
 *
 * @param epoch number of the hold within its booking, from 1: a new one fences off what was meant
 *     for the former
 * @param expiresAt the deadline
 * @param confirmableUntil a confirm from this moment on is refused whatever is free, so that
 *     whoever waits for one knows when to give up; never before the deadline
 * @param extended whether the deadline was moved on the customer's wish
 */
public record Hold(int epoch, Instant expiresAt, Instant confirmableUntil, boolean extended) {

  static Hold first(Instant now, Duration ttl) {
    return new Hold(1, now.plus(ttl), now.plus(ttl).plus(ttl), false);
  }

  Hold next() {
    return new Hold(epoch + 1, expiresAt, confirmableUntil, extended);
  }

  Hold again(Instant now, Duration ttl) {
    Hold fresh = first(now, ttl);
    return new Hold(epoch + 1, fresh.expiresAt, fresh.confirmableUntil, extended);
  }

  Hold extended(Duration extension) {
    return new Hold(epoch, expiresAt.plus(extension), confirmableUntil.plus(extension), true);
  }
}
