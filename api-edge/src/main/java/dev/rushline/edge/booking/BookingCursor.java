package dev.rushline.edge.booking;

import dev.rushline.edge.catalogue.Times;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Booking;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;

/**
 * The last booking of a page: the next page begins after it, whatever was booked since.
 *
 * @param createdAt when it was made, to the millisecond
 * @param id its id, which decides between bookings of one millisecond
 */
record BookingCursor(Instant createdAt, String id) {
  /** The order of pages: newest first. */
  static final Comparator<Booking> NEWEST_FIRST =
      Comparator.comparing(Booking::getCreatedAt).reversed().thenComparing(Booking::getBookingId);

  static BookingCursor after(Booking booking) {
    return new BookingCursor(booking.getCreatedAt(), booking.getBookingId());
  }

  /**
   * Reads a cursor that a client got from {@link #toString()}.
   *
   * @throws ProblemException INVALID_PARAMETER when it is none
   */
  static BookingCursor parse(String text) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      int space = plain.indexOf(' ');
      String id = BookingId.parse(plain.substring(space + 1)).toString();
      return new BookingCursor(
          Times.require(
              Instant.ofEpochMilli(Long.parseLong(plain.substring(0, Math.max(space, 0))))),
          id);
    } catch (IllegalArgumentException | DateTimeException | ProblemException e) {
      throw new ProblemException(ProblemCode.INVALID_PARAMETER, "cursor: not one that was given");
    }
  }

  /** Whether a booking comes after this one in the order of pages. */
  boolean isBefore(Booking booking) {
    int byTime = booking.getCreatedAt().compareTo(createdAt);
    return byTime < 0 || (byTime == 0 && booking.getBookingId().compareTo(id) > 0);
  }

  /** Opaque to clients. */
  @Override
  public String toString() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((createdAt.toEpochMilli() + " " + id).getBytes(StandardCharsets.UTF_8));
  }
}
