package dev.rushline.booking.seating;

/** Who a seat is meant for. Only {@link #STANDARD} seats go to anybody. */
public enum SeatKind {
  STANDARD,
  WHEELCHAIR,
  COMPANION
}
