package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.util.List;
import java.util.Optional;

/** Whether a sale is taken back, and how much of the price comes back with it. */
final class CancelRules {
  private final SaleState state;
  private final SaleClock clock;

  CancelRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step decide(SaleCommand.Cancel command) {
    return EarlierAnswer.orElse(
        command.requestKey(), clock, state, terms -> decide(command, terms));
  }

  private Step decide(SaleCommand.Cancel command, SaleTerms terms) {
    Optional<Booking> found =
        command.byOrganiser()
            ? state.booking(command.bookingId())
            : HoldRules.ownBooking(command.bookingId(), command.requestKey().customerId(), state);
    if (found.isEmpty()) {
      return refused(command, Rejection.BOOKING_UNKNOWN);
    }
    // What is told must not depend on whether the expiry has been noticed.
    if (found.get().isDue(clock.now())) {
      return new Step.ExpireFirst(List.of(found.get()));
    }
    return switch (found.get().status()) {
      case WAITING, HELD -> refused(command, Rejection.NOT_CONFIRMED);
      case RELEASED -> refused(command, Rejection.HOLD_RELEASED);
      case EXPIRED -> refused(command, Rejection.HOLD_EXPIRED);
      // Cancelling twice is what was wanted all the same.
      case CANCELLED -> new Step.Answered(new Reply.Granted(found.get()), true);
      case CONFIRMED -> cancel(command, found.get(), terms);
    };
  }

  private Step cancel(SaleCommand.Cancel command, Booking booking, SaleTerms terms) {
    Optional<Long> refund = refundMinor(command, booking, terms);
    if (refund.isEmpty()) {
      return refused(command, Rejection.NOT_CANCELLABLE);
    }
    Booking cancelled = booking.cancelled(refund.get(), clock.next());
    return Step.Happens.answered(
        new SaleEvent.BookingCancelled(
            cancelled, command.requestKey(), command.byOrganiser(), command.reason()),
        new Reply.Granted(cancelled));
  }

  /** What comes back; empty when the customer may not cancel. */
  private Optional<Long> refundMinor(SaleCommand.Cancel command, Booking booking, SaleTerms terms) {
    if (command.byOrganiser() || terms.cancelled()) {
      return Optional.of(booking.totalMinor());
    }
    return terms
        .cancellation()
        .filter(policy -> clock.now().isBefore(policy.until()))
        .map(policy -> policy.refundMinor(booking.totalMinor()));
  }

  private static Step refused(SaleCommand.Cancel command, Rejection reason) {
    return Step.Happens.refused(
        command.bookingId(), command.requestKey(), Reply.Refused.because(reason));
  }
}
