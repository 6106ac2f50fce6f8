package dev.rushline.queue.line;

import dev.rushline.queue.lottery.Draw;
import java.time.Duration;
import java.time.Instant;
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

  /** How long an automatic line stays, so that one an operator opens is not gone at once. */
  static final Duration OPEN_AT_LEAST = Duration.ofMinutes(1);

  private TickRules() {}

  static void tick(LineCommand.Tick tick, Step step) {
    step.happen(new LineEvent.Ticked(tick.bookingLagMillis()));
    endSlots(step);
    switch (step.line().phase()) {
      case IDLE -> {}
      case GATHERING -> openIfDue(step);
      case OPEN -> {
        call(step);
        withdrawIfQuiet(step);
      }
    }
  }

  private static void endSlots(Step step) {
    for (FanPlace place : step.state().due(step.now(), ENDED_MAX)) {
      step.happen(
          new LineEvent.SlotEnded(
              place.customerId(),
              place.arrival(),
              place.status() == PlaceStatus.CALLED ? EndReason.NO_SHOW : EndReason.TIMED_OUT));
    }
  }

  /**
   * In two ticks: the list is closed in one and the seed told in the next, so that the digest of
   * the list stands in the log before the seed.
   */
  private static void openIfDue(Step step) {
    Line line = step.line();
    Lottery lottery = line.lottery();
    boolean due = !line.policy().opensAt().map(step.now()::isBefore).orElse(false);
    if (!due || line.paused()) {
      return;
    }
    if (lottery.drawnDigest().isEmpty()) {
      step.happen(
          new LineEvent.ListClosed(
              line.places().joined(), lottery.listDigest(), lottery.seedHash().orElseThrow()));
    } else {
      step.happen(new LineEvent.LineOpened(lottery.drawn(), lottery.seed()));
    }
  }

  private static void call(Step step) {
    long allowance = Admission.of(step.line()).allowance();
    Instant deadline = step.now().plus(step.line().policy().claimTtl());
    Optional<Draw> draw = step.state().draw();
    long passed = 0;
    for (int looked = 0; looked < NUMBERS_MAX; looked++) {
      long number = step.line().places().serving() + passed;
      if (number >= step.line().places().joined()) {
        break;
      }
      long arrival = arrivalOf(number, step.line(), draw);
      Optional<String> fan = step.state().waitingWith(arrival);
      if (fan.isEmpty()) {
        passed++;
      } else if (allowance == 0) {
        break;
      } else {
        passed = pass(passed, step);
        step.happen(new LineEvent.Called(fan.get(), arrival, number, deadline));
        allowance--;
      }
    }
    pass(passed, step);
  }

  /** Moves the line past numbers of fans who have left; none are then left to pass. */
  private static long pass(long numbers, Step step) {
    if (numbers > 0) {
      step.happen(new LineEvent.NumbersPassed(numbers));
    }
    return 0;
  }

  private static long arrivalOf(long number, Line line, Optional<Draw> draw) {
    return number < line.lottery().drawn() ? draw.orElseThrow().arrivalOf(number) : number;
  }

  /** An automatic line ends when nobody stands in it and demand is back to normal. */
  private static void withdrawIfQuiet(Step step) {
    Line line = step.line();
    if (line.policy().mode() == LineMode.AUTOMATIC
        && !step.now().isBefore(line.pace().since().plus(OPEN_AT_LEAST))
        && line.places().waiting() == 0
        && line.places().slots() == 0
        && line.pace().demand() < line.policy().demandThreshold() / 2.0) {
      step.happen(new LineEvent.LineWithdrawn());
    }
  }
}
