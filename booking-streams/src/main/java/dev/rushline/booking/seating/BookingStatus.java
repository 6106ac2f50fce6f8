package dev.rushline.booking.seating;

/**
 * Where a booking stands.
 *
 * <pre>
 *            ┌─ release ─▶ RELEASED
 *   HELD ────┼─ confirm ─▶ CONFIRMED ─ cancel ─▶ CANCELLED
 *     ▲      └─ deadline ▶ EXPIRED
 *     └──── late confirm ─────┘
 * </pre>
 *
 * A late confirm holds the seats again and sells them in one step.
 */
public enum BookingStatus {
  HELD,
  CONFIRMED,
  RELEASED,
  EXPIRED,
  CANCELLED
}
