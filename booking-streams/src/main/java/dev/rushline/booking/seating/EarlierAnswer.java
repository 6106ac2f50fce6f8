package dev.rushline.booking.seating;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.util.Optional;
import java.util.function.Function;

/** First act of every keyed request: has it been answered before? */
final class EarlierAnswer {
  private EarlierAnswer() {}

  /**
   * The earlier answer, or, to a new request of an event that is on sale, what the decision says.
   */
  static Step orElse(
      RequestKey request, SaleClock clock, SaleState state, Function<SaleTerms, Step> decision) {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    return to(request, clock, state)
        .<Step>map(earlier -> earlier)
        .orElseGet(() -> decision.apply(terms.get()));
  }

  /** The answer to repeat, or the refusal of a key used for something else; empty when new. */
  static Optional<Step.Answered> to(RequestKey request, SaleClock clock, SaleState state) {
    return state
        .answer(request.customerId(), request.key())
        .filter(answer -> !answer.isForgotten(clock.now()))
        .map(
            answer ->
                answer.fingerprint().equals(request.fingerprint())
                    ? new Step.Answered(answer.reply(), true)
                    : Step.Answered.refused(Rejection.IDEMPOTENCY_KEY_REUSED));
  }
}
