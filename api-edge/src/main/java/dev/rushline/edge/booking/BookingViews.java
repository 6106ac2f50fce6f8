package dev.rushline.edge.booking;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.Receipt;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Bookings of the log as JSON shows them. */
final class BookingViews {
  private BookingViews() {}

  /** As answered to a command. */
  static BookingView of(OwnerAnswer.Granted granted) {
    return of(granted, null);
  }

  /** As answered to a confirm. */
  static BookingView of(OwnerAnswer.Granted granted, BookingView.Payment payment) {
    Booking booking = granted.booking();
    // An answer given again says what was so then.
    Instant asOf = granted.repeated() ? booking.getChangedAt() : granted.decidedAt();
    return of(booking, asOf, granted.receipt(), payment);
  }

  /** As found in a read side: true at its last change, and as far as is known here since. */
  static BookingView of(Booking booking) {
    return of(booking, booking.getChangedAt(), null, null);
  }

  /** As found in a read side, with its payment. */
  static BookingView of(Booking booking, BookingView.Payment payment) {
    return of(booking, booking.getChangedAt(), null, payment);
  }

  private static BookingView of(
      Booking booking, Instant asOf, Receipt receipt, BookingView.Payment payment) {
    return new BookingView(
        booking.getBookingId(),
        booking.getEventId(),
        booking.getStatus().name(),
        booking.getHoldEpoch() == 0 ? null : hold(booking),
        wanted(booking),
        seats(booking),
        booking.getTotalMinor(),
        booking.getCurrency(),
        payment,
        booking.getRefundMinor(),
        booking.getStatus() == BookingStatus.CONFIRMED ? tickets(booking) : null,
        booking.getCreatedAt(),
        booking.getChangedAt(),
        booking.getVersion(),
        asOf,
        receipt);
  }

  private static BookingView.Hold hold(Booking booking) {
    return new BookingView.Hold(
        booking.getBookingId() + "." + booking.getHoldEpoch(),
        booking.getHoldEpoch(),
        booking.getHoldExpiresAt(),
        Objects.requireNonNullElse(booking.getConfirmableUntil(), booking.getHoldExpiresAt()),
        booking.getExtended());
  }

  private static BookingView.Wanted wanted(Booking booking) {
    return booking.getWantedCount() == null
        ? null
        : new BookingView.Wanted(
            booking.getWantedCount(), booking.getWantedSection(), booking.getWantedCategories());
  }

  private static List<BookingView.Seat> seats(Booking booking) {
    return seats(booking.getSeats(), booking.getCategories(), booking.getPricesMinor());
  }

  /** Seats with the category and the price of each, in the same order. */
  static List<BookingView.Seat> seats(
      List<String> ids, List<String> categories, List<Long> pricesMinor) {
    List<BookingView.Seat> seats = new ArrayList<>(ids.size());
    for (int i = 0; i < ids.size(); i++) {
      String seat = ids.get(i);
      int first = seat.indexOf(':');
      int second = seat.indexOf(':', first + 1);
      seats.add(
          new BookingView.Seat(
              seat,
              seat.substring(0, first),
              second == first + 1 ? null : seat.substring(first + 1, second),
              seat.substring(second + 1),
              categories.get(i),
              pricesMinor.get(i)));
    }
    return seats;
  }

  /** The ids follow from the booking, so that tickets are shown before their own topic is read. */
  private static List<BookingView.Ticket> tickets(Booking booking) {
    List<BookingView.Ticket> tickets = new ArrayList<>(booking.getSeats().size());
    for (int i = 0; i < booking.getSeats().size(); i++) {
      tickets.add(
          new BookingView.Ticket(
              booking.getBookingId() + "-" + (i + 1),
              booking.getSeats().get(i),
              booking.getCategories().get(i),
              booking.getPricesMinor().get(i)));
    }
    return tickets;
  }
}
