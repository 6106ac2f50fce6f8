package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What time brings: slots end, a line opens or is withdrawn, and the next fans are called. What one
 * tick does is bounded; the rest follows with the next.
 */
final class TickRules {
  /** Slots ended by one tick. */
  static final int ENDED_MAX = 1_000;

  /** Numbers looked at by one tick: fans called and places of those who have left. */
  static final int NUMBERS_MAX = 2_000;

  private TickRules() {}

  /** What is so before anybody can be called: what the rate allows, and which slots are free. */
  static Step tick(LineCommand.Tick tick, LineState state, Instant now) {
    List<LineEvent> events = new ArrayList<>();
    events.add(new LineEvent.Ticked(tick.bookingLagMillis()));
    for (FanPlace place : state.due(now, ENDED_MAX)) {
      events.add(
          new LineEvent.SlotEnded(
              place.customerId(),
              place.arrival(),
              place.status() == PlaceStatus.CALLED ? EndReason.NO_SHOW : EndReason.TIMED_OUT));
    }
    return new Step.First(events);
  }

  /** What follows. */
  static Step callNext(LineState state, Instant now, LinePhases phases) {
    return Step.Happens.unanswered(
        switch (state.line().phase()) {
          case Phase.Idle _ -> List.of();
          case Phase.Gathering _, Phase.Drawn _ -> phases.whenDue();
          case Phase.Open _ -> {
            List<LineEvent> events = calls(state, now);
            // Being called is no end of standing in line: it is as quiet afterwards as before.
            events.addAll(phases.whenQuiet());
            yield events;
          }
        });
  }

  private static List<LineEvent> calls(LineState state, Instant now) {
    Line line = state.line();
    Instant deadline = now.plus(line.policy().claimTtl());
    Optional<Draw> draw = state.draw();
    long allowance = Admission.of(line).allowance();
    long end = Math.min(line.places().joined(), line.places().serving() + NUMBERS_MAX);
    List<LineEvent> events = new ArrayList<>();
    long passed = 0;
    for (long number = line.places().serving(); number < end; number++) {
      long arrival = arrivalOf(number, draw);
      Optional<CustomerId> fan = state.waitingWith(arrival);
      if (fan.isEmpty()) {
        passed++;
      } else if (allowance == 0) {
        break;
      } else {
        passed = pass(passed, events);
        events.add(new LineEvent.Called(fan.get(), arrival, number, deadline));
        allowance--;
      }
    }
    pass(passed, events);
    return events;
  }

  /** Moves the line past numbers of fans who have left; none are then left to pass. */
  private static long pass(long numbers, List<LineEvent> events) {
    if (numbers > 0) {
      events.add(new LineEvent.NumbersPassed(numbers));
    }
    return 0;
  }

  /** Behind those who were drawn the numbers are as they came. */
  private static long arrivalOf(long number, Optional<Draw> draw) {
    return draw.isPresent() && number < draw.get().count() ? draw.get().arrivalOf(number) : number;
  }
}
