package dev.rushline.edge.booking;

/**
 * The owner has not answered yet; ask at the booking's address.
 *
 * @param status always {@code PENDING}
 * @param bookingId the booking that is being made or changed
 */
public record PendingBooking(String status, String bookingId) {
  PendingBooking(String bookingId) {
    this("PENDING", bookingId);
  }
}
