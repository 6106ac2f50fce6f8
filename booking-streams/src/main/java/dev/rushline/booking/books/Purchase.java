package dev.rushline.booking.books;

import java.time.Instant;
import java.util.Optional;

/**
 * How a booking was sold.
 *
 * @param paymentId what it was paid with
 * @param at when
 * @param refundMinor what the customer gets back of a sale that was taken back, in minor units;
 *     empty while it stands
 */
public record Purchase(String paymentId, Instant at, Optional<Long> refundMinor) {

  /** The same, taken back. */
  Purchase refunded(long minor) {
    return new Purchase(paymentId, at, Optional.of(minor));
  }
}
