package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What every request asks that changes a hold: is it the customer's, and is it open still? */
record OpenHold(SaleState state, Instant now) {

  /** What the decision says about the hold that the command names, or why there is none. */
  Step decide(SaleCommand.Keyed command, BiFunction<Booking, SaleTerms, Step> decision) {
    return EarlierAnswer.orElse(
        command.requestKey(), state, now, terms -> decide(command, terms, decision));
  }

  private Step decide(
      SaleCommand.Keyed command, SaleTerms terms, BiFunction<Booking, SaleTerms, Step> decision) {
    Optional<Booking> found =
        state.bookingOf(command.requestKey().customerId(), command.bookingId());
    if (found.isEmpty()) {
      return Step.Refused.of(command, Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking.isDue(now)) {
      return new Step.ExpireFirst(List.of(booking));
    }
    return objectionTo(booking)
        .<Step>map(reason -> Step.Refused.of(command, reason))
        .orElseGet(() -> decision.apply(booking, terms));
  }

  /** Why a booking has no open hold; empty when it has. Its deadline is not looked at. */
  static Optional<Rejection> objectionTo(Booking booking) {
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
