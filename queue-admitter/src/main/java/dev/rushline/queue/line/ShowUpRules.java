package dev.rushline.queue.line;

import java.time.Instant;
import java.util.Optional;

/** How a called fan gets in. */
final class ShowUpRules {
  private ShowUpRules() {}

  static Step showUp(LineCommand.ShowUp showUp, LineState state, Instant now) {
    Optional<FanPlace> called =
        state
            .place(showUp.customerId())
            .filter(place -> place.arrival() == showUp.arrival())
            .filter(place -> place.status() == PlaceStatus.CALLED)
            // Late: what the checker of deadlines will say is so already.
            .filter(place -> place.deadline().map(now::isBefore).orElse(false));
    return called.isPresent()
        ? shownUp(called.get(), now.plus(state.line().policy().slotTtl()))
        : FindRules.find(showUp.customerId(), state);
  }

  private static Step shownUp(FanPlace place, Instant deadline) {
    return Step.Happens.answered(
        new LineEvent.ShownUp(place.customerId(), place.arrival(), deadline),
        new Answer.At(place.withSlot(PlaceStatus.INSIDE, deadline), true));
  }
}
