package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** What every request asks that changes a hold: is it the customer's, and is it open still? */
record OpenHold(SaleState state, Instant now) {

  /** What the decision says about the hold that the command names, or why there is none. */
  Step decide(SaleCommand.Keyed command, BiFunction<Held, SaleTerms, Step> decision) {
    return EarlierAnswer.orElse(
        command.requestKey(), state, now, terms -> decide(command, terms, decision));
  }

  private Step decide(
      SaleCommand.Keyed command, SaleTerms terms, BiFunction<Held, SaleTerms, Step> decision) {
    Optional<Booking> found =
        state.bookingOf(command.requestKey().customerId(), command.bookingId());
    if (found.isEmpty()) {
      return Step.Refused.of(command, Rejection.BOOKING_UNKNOWN);
    }
    return ifOpen(
        found.get(),
        command,
        hold ->
            hold.isDue(now) ? new Step.ExpireFirst(List.of(hold)) : decision.apply(hold, terms));
  }

  /** What the decision says about a hold, if the booking is one, whatever its deadline. */
  static Step ifOpen(Booking booking, SaleCommand.Keyed command, Function<Held, Step> decision) {
    return switch (booking) {
      case Held hold -> decision.apply(hold);
      case Waiting _ -> Step.Refused.of(command, Rejection.STILL_WAITING);
      case Ended ended -> Step.Refused.of(command, reason(ended));
      case Confirmed _ -> Step.Refused.of(command, Rejection.ALREADY_CONFIRMED);
      case Cancelled _ -> Step.Refused.of(command, Rejection.BOOKING_CANCELLED);
    };
  }

  /** What whoever asks for more is told of what has ended without a sale. */
  static Rejection reason(Ended ended) {
    return switch (ended.how()) {
      case RELEASED -> Rejection.HOLD_RELEASED;
      case EXPIRED -> Rejection.HOLD_EXPIRED;
    };
  }
}
