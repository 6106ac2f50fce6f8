package dev.rushline.booking.books;

/**
 * The state of a {@link Booking} in one word, for stores, messages and people; rules look at the
 * booking itself.
 */
public enum BookingStatus {
  WAITING,
  HELD,
  CONFIRMED,
  RELEASED,
  EXPIRED,
  CANCELLED
}
