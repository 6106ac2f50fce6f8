package dev.rushline.edge.replies;

import dev.rushline.schemas.booking.Booking;

/** Who wants to know the bookings that answers carry, also those that nobody waits for any more. */
public interface AnsweredBookings {
  /** A booking as it was after some command; called on the thread that reads replies. */
  void saw(Booking booking);
}
