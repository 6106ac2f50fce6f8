package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a sale is taken back, and how much of the price comes back with it. */
record CancelRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Cancel command) {
    return EarlierAnswer.orElse(command.requestKey(), state, now, terms -> decide(command, terms));
  }

  private Step decide(SaleCommand.Cancel command, SaleTerms terms) {
    Optional<Booking> found =
        command.byOrganiser()
            ? state.booking(command.bookingId())
            : state.bookingOf(command.requestKey().customerId(), command.bookingId());
    if (found.isEmpty()) {
      return Step.Refused.of(command, Rejection.BOOKING_UNKNOWN);
    }
    // What is told must not depend on whether the expiry has been noticed.
    if (found.get().isDue(now)) {
      return new Step.ExpireFirst(List.of(found.get()));
    }
    return switch (found.get().status()) {
      case WAITING, HELD -> Step.Refused.of(command, Rejection.NOT_CONFIRMED);
      case RELEASED -> Step.Refused.of(command, Rejection.HOLD_RELEASED);
      case EXPIRED -> Step.Refused.of(command, Rejection.HOLD_EXPIRED);
      // Cancelling twice is what was wanted all the same.
      case CANCELLED -> new Step.Answered(new Reply.Granted(found.get()), true);
      case CONFIRMED -> cancel(command, found.get(), terms);
    };
  }

  private Step cancel(SaleCommand.Cancel command, Booking booking, SaleTerms terms) {
    return refundMinor(command, booking, terms)
        .<Step>map(
            refund ->
                Step.Granted.by(
                    new SaleEvent.BookingCancelled(
                        booking.cancelled(refund, now),
                        command.requestKey(),
                        command.byOrganiser(),
                        command.reason())))
        .orElseGet(() -> Step.Refused.of(command, Rejection.NOT_CANCELLABLE));
  }

  /** What comes back; empty when the customer may not cancel. */
  private Optional<Long> refundMinor(SaleCommand.Cancel command, Booking booking, SaleTerms terms) {
    if (command.byOrganiser() || terms.cancelled()) {
      return Optional.of(booking.totalMinor());
    }
    return terms
        .cancellation()
        .filter(policy -> now.isBefore(policy.until()))
        .map(policy -> policy.refundMinor(booking.totalMinor()));
  }
}
