package dev.rushline.queue.line;

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
   * Joins; nobody of this name waits or has a slot.
   *
   * @param former the fan's place in this round, which has ended
   */
  static Answer join(String customerId, Optional<FanPlace> former, Step step) {
    if (step.state().rulesVersion() < 2) {
      return FanRules.takePlace(customerId, 0, step);
    }
    int rejoins = former.map(FanPlace::rejoins).orElse(0);
    if (former.flatMap(FanPlace::endedWhy).filter(why -> why == EndReason.LEFT).isEmpty()) {
      return FanRules.takePlace(customerId, rejoins, step);
    }
    if (step.line().phase() == Phase.GATHERING) {
      step.happen(new LineEvent.PlaceTakenAgain(customerId, former.get().arrival()));
      return new Answer.At(step.state().fan(customerId).orElseThrow(), false);
    }
    return rejoins >= REJOINS_MAX
        ? new Answer.Refused(Refusal.LEFT_TOO_OFTEN)
        : FanRules.takePlace(customerId, rejoins + 1, step);
  }
}
