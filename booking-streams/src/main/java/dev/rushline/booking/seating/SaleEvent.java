package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Reply;
import java.util.List;
import java.util.Optional;

/** What happened to a sale. {@link SaleChanges} is the only place where it changes state. */
public sealed interface SaleEvent {

  /** A sale was put up or changed. */
  record SaleDefined(SaleCommand.DefineSale definition) implements SaleEvent {}

  /** A change was refused because it would have removed these seats, which somebody has. */
  record SaleChangeRefused(long saleVersion, List<String> seats) implements SaleEvent {
    public SaleChangeRefused {
      seats = List.copyOf(seats);
    }
  }

  /** The sale's time is over: nothing is kept of it. */
  record SaleRetired(long saleVersion) implements SaleEvent {}

  /** A command could not be decided: from now on none of the event is. */
  record SaleQuarantined(String fault) implements SaleEvent {}

  /** Commands of the event are decided again. */
  record SaleResumed(String requestedBy) implements SaleEvent {}

  /** A presale was put up or changed. */
  record PresaleDefined(SaleCommand.DefinePresale definition) implements SaleEvent {}

  /** A customer waits for seats. */
  record WaitlistJoined(Booking booking, RequestKey requestKey) implements SaleEvent {}

  /** A customer waits no more, and has got nothing. */
  record WaitlistLeft(Booking booking) implements SaleEvent {}

  /** Seats that came back are held for the first in line whose wish they fit. */
  record SeatsOffered(Booking booking) implements SaleEvent {}

  /** Seats were held. */
  record SeatsHeld(Booking booking, RequestKey requestKey) implements SaleEvent {}

  /** A hold's deadline was moved. */
  record HoldExtended(Booking booking, RequestKey requestKey) implements SaleEvent {}

  /** A hold has other seats than {@code before}, under a new epoch. */
  record SeatsChanged(Booking before, Booking booking, RequestKey requestKey)
      implements SaleEvent {}

  /**
   * An expired booking's seats, still free, were held once more, to be sold with the next event.
   */
  record SeatsHeldAgain(Booking booking) implements SaleEvent {}

  /** A sale was taken back; its seats are free. */
  record BookingCancelled(
      Booking booking, RequestKey requestKey, boolean byOrganiser, Optional<String> reason)
      implements SaleEvent {}

  /** A hold was let go by its owner. */
  record HoldReleased(Booking booking) implements SaleEvent {}

  /** A hold passed its deadline. */
  record HoldExpired(Booking booking) implements SaleEvent {}

  /** Held seats were sold. */
  record BookingConfirmed(Booking booking, RequestKey requestKey) implements SaleEvent {}

  /** A keyed request was refused; a confirm names the payment to be voided. */
  record BookingRejected(
      String bookingId, RequestKey requestKey, Reply.Refused refusal, Optional<String> paymentId)
      implements SaleEvent {}
}
