package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
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
    return switch (found.get()) {
      // What is told must not depend on whether the expiry has been noticed.
      case Held hold when hold.isDue(now) -> new Step.ExpireFirst(List.of(hold));
      case Held _, Waiting _ -> Step.Refused.of(command, Rejection.NOT_CONFIRMED);
      case Ended ended -> Step.Refused.of(command, OpenHold.reason(ended));
      // Cancelling twice is what was wanted all the same.
      case Cancelled cancelled -> new Step.Answered(new Reply.Granted(cancelled), true);
      case Confirmed sale -> cancel(command, sale, terms);
    };
  }

  private Step cancel(SaleCommand.Cancel command, Confirmed sale, SaleTerms terms) {
    return refundMinor(command, sale, terms)
        .<Step>map(
            refund ->
                Step.Granted.by(
                    new SaleEvent.BookingCancelled(
                        sale.cancelled(refund, now),
                        command.requestKey(),
                        command.byOrganiser(),
                        command.reason())))
        .orElseGet(() -> Step.Refused.of(command, Rejection.NOT_CANCELLABLE));
  }

  /** What comes back; empty when the customer may not cancel. */
  private Optional<Long> refundMinor(SaleCommand.Cancel command, Confirmed sale, SaleTerms terms) {
    if (command.byOrganiser() || terms.cancelled()) {
      return Optional.of(sale.totalMinor());
    }
    return terms
        .cancellation()
        .filter(policy -> now.isBefore(policy.until()))
        .map(policy -> policy.refundMinor(sale.totalMinor()));
  }
}
