package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.Optional;

/** Whether a hold gets a later deadline. */
record ExtendRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Extend command) {
    return new OpenHold(state, now)
        .decide(
            command,
            (booking, terms) ->
                objection(booking, terms)
                    .<Step>map(reason -> Step.Refused.of(command, reason))
                    .orElseGet(() -> extended(command, booking, terms)));
  }

  private static Optional<Rejection> objection(Booking booking, SaleTerms terms) {
    if (terms.cancelled()) {
      return Optional.of(Rejection.EVENT_CANCELLED);
    }
    // An offer keeps others waiting.
    if (terms.holds().extension().isZero() || booking.waitedFor().isPresent()) {
      return Optional.of(Rejection.EXTENSION_NOT_OFFERED);
    }
    return booking.hold().extended() ? Optional.of(Rejection.ALREADY_EXTENDED) : Optional.empty();
  }

  private Step extended(SaleCommand.Extend command, Booking booking, SaleTerms terms) {
    return Step.Granted.by(
        new SaleEvent.HoldExtended(
            booking.extended(terms.holds().extension(), now), command.requestKey()));
  }
}
