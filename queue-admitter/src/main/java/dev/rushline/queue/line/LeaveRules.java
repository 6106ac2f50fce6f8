package dev.rushline.queue.line;

import java.util.Optional;

/** How a fan gives a place, or a slot, up. */
final class LeaveRules {
  private LeaveRules() {}

  static Step leave(LineCommand.Leave leave, LineState state) {
    Optional<FanPlace> place =
        state.place(leave.customerId()).filter(known -> known.status() != PlaceStatus.ENDED);
    return place.isPresent() ? left(place.get()) : FindRules.find(leave.customerId(), state);
  }

  private static Step left(FanPlace place) {
    return Step.Happens.answered(
        place.status().hasSlot()
            ? new LineEvent.SlotEnded(place.customerId(), place.arrival(), EndReason.LEFT)
            : new LineEvent.PlaceLeft(place.customerId(), place.arrival()),
        new Answer.At(place.ended(EndReason.LEFT), true));
  }
}
