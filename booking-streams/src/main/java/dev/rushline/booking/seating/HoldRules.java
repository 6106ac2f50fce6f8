package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import java.util.List;
import java.util.Optional;

/** How a hold ends without a sale, and who may look at a booking. */
final class HoldRules {
  private HoldRules() {}

  static Step release(SaleCommand.Release command, SaleClock clock, SaleState state) {
    Optional<Booking> found = ownBooking(command.bookingId(), command.customerId(), state);
    if (found.isEmpty()) {
      return Step.Answered.refused(Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking.hold().epoch() != command.holdEpoch()) {
      return Step.Answered.refused(Rejection.HOLD_SUPERSEDED);
    }
    return switch (booking.status()) {
      case WAITING -> {
        Booking left = booking.ended(BookingStatus.RELEASED, clock.next());
        yield Step.Happens.answered(new SaleEvent.WaitlistLeft(left), new Reply.Granted(left));
      }
      case CONFIRMED -> Step.Answered.refused(Rejection.ALREADY_CONFIRMED);
      case CANCELLED -> Step.Answered.refused(Rejection.BOOKING_CANCELLED);
      // Letting go twice, or after the deadline, is what the owner wanted all the same.
      case RELEASED, EXPIRED -> new Step.Answered(new Reply.Granted(booking), true);
      case HELD -> {
        if (booking.isDue(clock.now())) {
          yield new Step.ExpireFirst(List.of(booking));
        }
        Booking released = booking.ended(BookingStatus.RELEASED, clock.next());
        yield Step.Happens.answered(
            new SaleEvent.HoldReleased(released), new Reply.Granted(released));
      }
    };
  }

  /**
   * The checker that sends this may be late, early or repeat itself: everything is looked at again.
   */
  static Step expire(SaleCommand.ExpireHold command, SaleClock clock, SaleState state) {
    return state
        .booking(command.bookingId())
        .filter(booking -> booking.hold().epoch() == command.holdEpoch())
        .filter(booking -> booking.isDue(clock.now()) || booking.hasWaitedInVain(clock.now()))
        .<Step>map(booking -> Step.Happens.unanswered(expire(booking, clock.next())))
        .orElseGet(Step.Nothing::new);
  }

  /**
   * Whoever sends this may be late, early or repeat itself, too. A bounded part ends; the sender
   * sees what is left and asks again.
   */
  static Step expireDue(SaleCommand.ExpireDue command, SaleClock clock, SaleState state) {
    List<Booking> due = state.dueHolds(clock.now(), command.most());
    return due.isEmpty() ? new Step.Nothing() : new Step.Expire(due);
  }

  static Step inquire(SaleCommand.Inquire command, SaleState state) {
    return ownBooking(command.bookingId(), command.customerId(), state)
        .<Step>map(booking -> new Step.Answered(new Reply.Granted(booking), false))
        .orElseGet(() -> Step.Answered.refused(Rejection.BOOKING_UNKNOWN));
  }

  /** The event that ends a hold or a wait at its deadline; {@code clock} is that of the event. */
  static SaleEvent expire(Booking booking, SaleClock clock) {
    Booking ended = booking.ended(BookingStatus.EXPIRED, clock);
    return booking.status() == BookingStatus.WAITING
        ? new SaleEvent.WaitlistLeft(ended)
        : new SaleEvent.HoldExpired(ended);
  }

  static Optional<Booking> ownBooking(String bookingId, String customerId, SaleState state) {
    return state.booking(bookingId).filter(booking -> booking.customerId().equals(customerId));
  }

  /** Why a booking has no open hold; empty when it has. Its deadline is not looked at. */
  static Optional<Rejection> notHeld(Booking booking) {
    return switch (booking.status()) {
      case CONFIRMED -> Optional.of(Rejection.ALREADY_CONFIRMED);
      case RELEASED -> Optional.of(Rejection.HOLD_RELEASED);
      case EXPIRED -> Optional.of(Rejection.HOLD_EXPIRED);
      case CANCELLED -> Optional.of(Rejection.BOOKING_CANCELLED);
      case WAITING -> Optional.of(Rejection.STILL_WAITING);
      case HELD -> Optional.empty();
    };
  }
}
