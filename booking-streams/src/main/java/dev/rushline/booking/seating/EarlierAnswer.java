package dev.rushline.booking.seating;

import java.util.Optional;

/** First act of every keyed request: has it been answered before? */
final class EarlierAnswer {
  private EarlierAnswer() {}

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
