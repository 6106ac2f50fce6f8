package dev.rushline.queue.line;

import java.util.Optional;

/** How a slot becomes free when its fan has booked. */
final class FreeSlotRules {
  private FreeSlotRules() {}

  static Step free(LineCommand.FreeSlot free, LineState state) {
    Optional<FanPlace> slot =
        state
            .place(free.customerId())
            .filter(place -> free.round() == 0 || free.round() == place.round())
            .filter(place -> place.arrival() == free.arrival() && place.status().hasSlot());
    return slot.isPresent() ? freed(slot.get()) : FindRules.find(free.customerId(), state);
  }

  private static Step freed(FanPlace place) {
    return Step.Happens.answered(
        new LineEvent.SlotEnded(place.customerId(), place.arrival(), EndReason.CONFIRMED),
        new Answer.At(place.ended(EndReason.CONFIRMED), true));
  }
}
