package dev.rushline.booking.seating;

/**
 * Where a booking stands.
 *
 * <pre>
 *            ┌─ confirm ─▶ CONFIRMED
 *   HELD ────┼─ release ─▶ RELEASED
 *            └─ deadline ▶ EXPIRED
 * </pre>
 *
 * Only HELD can change, and it changes once.
 */
public enum BookingStatus {
  HELD,
  CONFIRMED,
  RELEASED,
  EXPIRED
}
