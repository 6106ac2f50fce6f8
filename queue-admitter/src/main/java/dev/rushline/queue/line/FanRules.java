package dev.rushline.queue.line;

import java.util.Optional;

/** What fans may do. */
final class FanRules {
  /** Fans who can ever join one round of a line: some 3 GB of state, and a bound for it. */
  static final long JOINED_MAX = 10_000_000;

  private FanRules() {}

  static Answer join(LineCommand.Join join, Step step) {
    Line line = step.line();
    if (line.phase() == Phase.IDLE) {
      return new Answer.Refused(Refusal.NO_LINE);
    }
    Optional<FanPlace> known = placeOf(join.customerId(), step);
    if (known.isPresent() && known.get().status() != PlaceStatus.ENDED) {
      return new Answer.At(known.get(), true);
    }
    if (line.sale().over()) {
      return new Answer.Refused(Refusal.LINE_OVER);
    }
    return RejoinRules.join(join.customerId(), known, step);
  }

  /**
   * Gives a fan the next place.
   *
   * @param rejoins how often the fan has joined again in this round after leaving
   */
  static Answer takePlace(String customerId, int rejoins, Step step) {
    Line line = step.line();
    long arrival = line.places().joined();
    if (arrival >= JOINED_MAX) {
      return new Answer.Refused(Refusal.LINE_FULL);
    }
    step.happen(
        new LineEvent.PlaceTaken(
            customerId, arrival, line.lottery().digestWith(arrival, customerId), rejoins));
    return new Answer.At(placeOf(customerId, step).orElseThrow(), false);
  }

  static Answer find(LineCommand.Find find, Step step) {
    return answer(find.customerId(), step);
  }

  static Answer leave(LineCommand.Leave leave, Step step) {
    placeOf(leave.customerId(), step)
        .ifPresent(
            place -> {
              if (place.status() == PlaceStatus.WAITING) {
                step.happen(new LineEvent.PlaceLeft(place.customerId(), place.arrival()));
              } else if (place.status().hasSlot()) {
                step.happen(
                    new LineEvent.SlotEnded(place.customerId(), place.arrival(), EndReason.LEFT));
              }
            });
    return answer(leave.customerId(), step);
  }

  static Answer showUp(LineCommand.Heartbeat heartbeat, Step step) {
    placeOf(heartbeat.customerId(), step)
        .filter(place -> place.arrival() == heartbeat.arrival())
        // Late: what the checker of deadlines will say is so already.
        .filter(place -> place.deadline().map(step.now()::isBefore).orElse(false))
        .filter(place -> place.status() == PlaceStatus.CALLED)
        .ifPresent(
            place ->
                step.happen(
                    new LineEvent.ShownUp(
                        place.customerId(),
                        place.arrival(),
                        step.now().plus(step.line().policy().slotTtl()))));
    return answer(heartbeat.customerId(), step);
  }

  static Answer slotFreed(LineCommand.SlotFreed freed, Step step) {
    placeOf(freed.customerId(), step)
        .filter(place -> freed.round() == 0 || freed.round() == place.round())
        .filter(place -> place.arrival() == freed.arrival() && place.status().hasSlot())
        .ifPresent(
            place ->
                step.happen(
                    new LineEvent.SlotEnded(
                        place.customerId(), place.arrival(), EndReason.CONFIRMED)));
    return answer(freed.customerId(), step);
  }

  private static Answer answer(String customerId, Step step) {
    Optional<FanPlace> place = placeOf(customerId, step);
    return place.isPresent()
        ? new Answer.At(place.get(), true)
        : new Answer.Refused(
            step.line().phase() == Phase.IDLE ? Refusal.NO_LINE : Refusal.NOT_IN_LINE);
  }

  private static Optional<FanPlace> placeOf(String customerId, Step step) {
    int round = step.line().round();
    return step.state().fan(customerId).filter(place -> place.round() == round);
  }
}
