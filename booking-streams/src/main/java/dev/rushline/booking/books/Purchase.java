package dev.rushline.booking.books;

import java.time.Instant;

/**
 * How a booking was sold.
 *
 * @param paymentId what it was paid with
 * @param at when
 */
public record Purchase(String paymentId, Instant at) {}
