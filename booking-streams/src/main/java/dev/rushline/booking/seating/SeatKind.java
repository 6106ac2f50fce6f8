package dev.rushline.booking.seating;

/** Who a seat is meant for. The best-available search offers only {@link #STANDARD} seats. */
public enum SeatKind {
  STANDARD,
  WHEELCHAIR,
  COMPANION
}
