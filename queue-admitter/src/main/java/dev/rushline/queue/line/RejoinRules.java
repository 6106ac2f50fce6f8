package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of fans who left and join again. A number that was given up is still drawn, counted
 * and passed, so whoever joins and leaves in a loop would fill the line, and make everybody behind
 * wait for nobody. So until the line opens such a fan has one place and no other, and afterwards a
 * few new ones.
 */
final class RejoinRules {
  /**
   * How often one fan may join again after leaving, in one round of an open line: enough for second
   * thoughts, and a fan takes up six numbers at the most without having been called.
   */
  static final int REJOINS_MAX = 5;

  private RejoinRules() {}

  /**
   * Joins again.
   *
   * @param former the fan's place in this round, which has ended
   */
  static Step join(FanPlace former, LineState state, Instant now) {
    CustomerId customerId = former.customerId();
    Line line = state.line();
    if (state.rulesVersion() < 2) {
      return JoinRules.nextPlace(customerId, 0, line, now);
    }
    if (!former.endedWhy().equals(Optional.of(EndReason.LEFT))) {
      return JoinRules.nextPlace(customerId, former.rejoins(), line, now);
    }
    if (line.phase().isGathering()) {
      return Step.Happens.answered(
          new LineEvent.PlaceTakenAgain(customerId, former.arrival()),
          new Answer.At(former.waitingAgain(), false));
    }
    return former.rejoins() >= REJOINS_MAX
        ? Step.Answered.refused(Refusal.LEFT_TOO_OFTEN)
        : JoinRules.nextPlace(customerId, former.rejoins() + 1, line, now);
  }
}
