package dev.rushline.booking.hall;

/** Who a seat is meant for. Only {@link #STANDARD} seats go to anybody. */
public enum SeatKind {
  STANDARD,
  WHEELCHAIR,
  COMPANION
}
