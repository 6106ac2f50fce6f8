package dev.rushline.tools.simulation;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.tools.audit.Happening;
import dev.rushline.tools.audit.Happening.Kind;

/** What an event says of seats, as somebody reads it who knows only the log. */
final class ToldSeats {
  private ToldSeats() {}

  static Happening of(SaleEvent event, long version, long offset) {
    return switch (event) {
      case SaleEvent.SeatsHeld(Booking booking, var _) -> of(Kind.HELD, booking, version, offset);
      case SaleEvent.SeatsHeldAgain(Booking booking) ->
          of(Kind.HELD_AGAIN, booking, version, offset);
      case SaleEvent.SeatsOffered(Booking booking) -> of(Kind.OFFERED, booking, version, offset);
      case SaleEvent.HoldExtended(Booking booking, var _) ->
          of(Kind.EXTENDED, booking, version, offset);
      case SaleEvent.SeatsChanged(var _, Booking booking, var _) ->
          of(Kind.CHANGED, booking, version, offset);
      case SaleEvent.HoldReleased(Booking booking) -> of(Kind.RELEASED, booking, version, offset);
      case SaleEvent.HoldExpired(Booking booking) -> of(Kind.EXPIRED, booking, version, offset);
      case SaleEvent.BookingConfirmed(Booking booking, var _) ->
          of(Kind.SOLD, booking, version, offset);
      case SaleEvent.BookingCancelled cancelled ->
          of(Kind.TAKEN_BACK, cancelled.booking(), version, offset);
      case SaleEvent.SaleDefined _,
          SaleEvent.PresaleDefined _,
          SaleEvent.WaitlistJoined _,
          SaleEvent.WaitlistLeft _,
          SaleEvent.SaleRetired _,
          SaleEvent.BookingRejected _,
          SaleEvent.SaleChangeRefused _,
          SaleEvent.SaleQuarantined _,
          SaleEvent.SaleResumed _ ->
          Happening.other(version, offset);
    };
  }

  private static Happening of(Kind kind, Booking booking, long version, long offset) {
    return new Happening(
        version,
        offset,
        kind,
        booking.bookingId().text(),
        booking.seats().stream().map(BookedSeat::seat).toList());
  }
}
