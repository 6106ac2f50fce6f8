package dev.rushline.booking.seating;

import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** First act of every keyed request: has its key been answered before? */
sealed interface EarlierAnswer {

  /** The same request was answered so. */
  record Repeat(Reply reply) implements EarlierAnswer {
    Step again() {
      return new Step.Answered(reply, true);
    }
  }

  /** The key belongs to another request. */
  record KeyReused() implements EarlierAnswer {}

  /** What the key was answered; empty when it is new. */
  static Optional<EarlierAnswer> to(RequestKey request, SaleState state, Instant now) {
    return state
        .answer(request.customerId(), request.key())
        .filter(answer -> !answer.isForgotten(now))
        .map(
            answer ->
                answer.fingerprint().equals(request.fingerprint())
                    ? new Repeat(answer.reply())
                    : new KeyReused());
  }

  /**
   * The earlier answer, or, to a new request of an event that is on sale, what the decision says.
   */
  static Step orElse(
      RequestKey request, SaleState state, Instant now, Function<SaleTerms, Step> decision) {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    return to(request, state, now)
        .map(
            earlier ->
                switch (earlier) {
                  case Repeat repeat -> repeat.again();
                  case KeyReused _ -> Step.Answered.refused(Rejection.IDEMPOTENCY_KEY_REUSED);
                })
        .orElseGet(() -> decision.apply(terms.get()));
  }
}
