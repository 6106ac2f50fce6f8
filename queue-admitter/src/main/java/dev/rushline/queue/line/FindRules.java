package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.util.Optional;

/** Where a fan is. */
final class FindRules {
  private FindRules() {}

  static Step find(LineCommand.Find find, LineState state) {
    return find(find.customerId(), state);
  }

  /** The answer for a fan to whom nothing happens. */
  static Step find(CustomerId customerId, LineState state) {
    Optional<FanPlace> place = state.place(customerId);
    if (place.isPresent()) {
      return new Step.Answered(new Answer.At(place.get(), true));
    }
    return Step.Answered.refused(state.line().isGuarded() ? Refusal.NOT_IN_LINE : Refusal.NO_LINE);
  }
}
