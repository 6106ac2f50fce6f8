package dev.rushline.booking.books;

/**
 * Where a booking stands.
 *
 * <pre>
 *   WAITING ─── leave ──────────┐
 *      │ offer                  ▼
 *      ▼     ┌─ release ─▶ RELEASED
 *     HELD ──┼─ confirm ─▶ CONFIRMED ─ cancel ─▶ CANCELLED
 *      ▲     └─ deadline ▶ EXPIRED
 *      └──── late confirm ─────┘
 * </pre>
 *
 * Only some bookings begin as WAITING. A late confirm holds the seats again and sells them in one
 * step.
 */
public enum BookingStatus {
  WAITING,
  HELD,
  CONFIRMED,
  RELEASED,
  EXPIRED,
  CANCELLED
}
