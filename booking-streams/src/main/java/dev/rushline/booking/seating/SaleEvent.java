package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Waiting;
import dev.rushline.schemas.ids.BookingId;
import java.util.List;
import java.util.Optional;

/** What happened to a sale. {@link SaleChanges} is the only place where it changes state. */
public sealed interface SaleEvent {

  /** Something happened to the sale as a whole. */
  sealed interface OfSale extends SaleEvent {}

  /** Something happened to a booking. */
  sealed interface OfBooking extends SaleEvent {
    /** The booking as it was left. */
    Booking booking();

    /** The same as what happened to the event as number {@code version}. */
    OfBooking numbered(long version);
  }

  /** A sale was put up or changed. */
  record SaleDefined(SaleCommand.DefineSale definition) implements OfSale {}

  /** A change was refused because it would have removed these seats, which somebody has. */
  record SaleChangeRefused(long saleVersion, List<String> seats) implements OfSale {
    public SaleChangeRefused {
      seats = List.copyOf(seats);
    }
  }

  /** The sale's time is over: nothing is kept of it. */
  record SaleRetired(long saleVersion) implements OfSale {}

  /** A command could not be decided: from now on none of the event is. */
  record SaleQuarantined(String fault) implements OfSale {}

  /** Commands of the event are decided again. */
  record SaleResumed(String requestedBy) implements OfSale {}

  /** A presale was put up or changed. */
  record PresaleDefined(SaleCommand.DefinePresale definition) implements OfSale {}

  /** A customer waits for seats. */
  record WaitlistJoined(Waiting booking, RequestKey requestKey) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new WaitlistJoined(booking.numbered(version), requestKey);
    }
  }

  /** A customer waits no more, and has got nothing. */
  record WaitlistLeft(Ended.OfWait booking) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new WaitlistLeft(booking.numbered(version));
    }
  }

  /** Seats that came back are held for the first in line whose wish they fit. */
  record SeatsOffered(Held booking) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new SeatsOffered(booking.numbered(version));
    }
  }

  /** Seats were held. */
  record SeatsHeld(Held booking, RequestKey requestKey) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new SeatsHeld(booking.numbered(version), requestKey);
    }
  }

  /** A hold's deadline was moved. */
  record HoldExtended(Held booking, RequestKey requestKey) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new HoldExtended(booking.numbered(version), requestKey);
    }
  }

  /** A hold has other seats than {@code before}, under a new epoch. */
  record SeatsChanged(Held before, Held booking, RequestKey requestKey) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new SeatsChanged(before, booking.numbered(version), requestKey);
    }
  }

  /**
   * An expired booking's seats, still free, were held once more, to be sold with the next event.
   */
  record SeatsHeldAgain(Held booking) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new SeatsHeldAgain(booking.numbered(version));
    }
  }

  /** A sale was taken back; its seats are free. */
  record BookingCancelled(
      Cancelled booking, RequestKey requestKey, boolean byOrganiser, Optional<String> reason)
      implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new BookingCancelled(booking.numbered(version), requestKey, byOrganiser, reason);
    }
  }

  /** A hold was let go by its owner. */
  record HoldReleased(Ended.OfHold booking) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new HoldReleased(booking.numbered(version));
    }
  }

  /** A hold passed its deadline. */
  record HoldExpired(Ended.OfHold booking) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new HoldExpired(booking.numbered(version));
    }
  }

  /** Held seats were sold. */
  record BookingConfirmed(Confirmed booking, RequestKey requestKey) implements OfBooking {
    @Override
    public OfBooking numbered(long version) {
      return new BookingConfirmed(booking.numbered(version), requestKey);
    }
  }

  /** A keyed request was refused; a confirm names the payment to be voided. */
  record BookingRejected(
      BookingId bookingId, RequestKey requestKey, Reply.Refused refusal, Optional<String> paymentId)
      implements SaleEvent {}
}
