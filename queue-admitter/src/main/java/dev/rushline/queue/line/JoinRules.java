package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** Who gets a place. */
final class JoinRules {
  /** Fans who can ever join one round of a line: some 3 GB of state, and a bound for it. */
  static final long JOINED_MAX = 10_000_000;

  private JoinRules() {}

  static Step join(LineCommand.Join join, LineState state, Instant now) {
    Line line = state.line();
    if (!line.isGuarded()) {
      return Step.Answered.refused(Refusal.NO_LINE);
    }
    Optional<FanPlace> known = state.place(join.customerId());
    if (known.isPresent() && known.get().status() != PlaceStatus.ENDED) {
      return new Step.Answered(new Answer.At(known.get(), true));
    }
    if (line.sale().over()) {
      return Step.Answered.refused(Refusal.LINE_OVER);
    }
    return known.isPresent()
        ? RejoinRules.join(known.get(), state, now)
        : nextPlace(join.customerId(), 0, line, now);
  }

  /**
   * Gives a fan the next place.
   *
   * @param rejoins how often the fan has joined again in this round after leaving
   */
  static Step nextPlace(CustomerId customerId, int rejoins, Line line, Instant now) {
    long arrival = line.places().joined();
    if (arrival >= JOINED_MAX) {
      return Step.Answered.refused(Refusal.LINE_FULL);
    }
    Round round = line.round();
    return Step.Happens.answered(
        new LineEvent.PlaceTaken(customerId, arrival, round.digestWith(customerId), rejoins),
        new Answer.At(FanPlace.waiting(customerId, round.number(), arrival, now, rejoins), false));
  }
}
