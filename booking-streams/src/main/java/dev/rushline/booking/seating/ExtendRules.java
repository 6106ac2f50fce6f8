package dev.rushline.booking.seating;

import dev.rushline.booking.books.Held;
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
            (hold, terms) ->
                objection(hold, terms)
                    .<Step>map(reason -> Step.Refused.of(command, reason))
                    .orElseGet(() -> extended(command, hold, terms)));
  }

  private static Optional<Rejection> objection(Held hold, SaleTerms terms) {
    if (terms.cancelled()) {
      return Optional.of(Rejection.EVENT_CANCELLED);
    }
    // An offer keeps others waiting.
    if (terms.holds().extension().isZero() || hold.waitedFor().isPresent()) {
      return Optional.of(Rejection.EXTENSION_NOT_OFFERED);
    }
    return hold.hold().extended() ? Optional.of(Rejection.ALREADY_EXTENDED) : Optional.empty();
  }

  private Step extended(SaleCommand.Extend command, Held hold, SaleTerms terms) {
    return Step.Granted.by(
        new SaleEvent.HoldExtended(
            hold.extended(terms.holds().extension(), now), command.requestKey()));
  }
}
