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
public record Sale(String paymentId, Instant at, Optional<Long> refundMinor) {

  /** The sale taken back. */
  Sale refunded(long minor) {
    return new Sale(paymentId, at, Optional.of(minor));
  }
}
