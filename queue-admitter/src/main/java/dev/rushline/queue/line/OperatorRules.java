package dev.rushline.queue.line;

import java.util.Optional;

/** What operators may do. Nothing of it takes a place or a slot from anybody. */
final class OperatorRules {
  /** A few sentences; it goes to everybody with every broadcast. */
  static final int MESSAGE_MAX = 280;

  private final Seeds seeds;

  OperatorRules(Seeds seeds) {
    this.seeds = seeds;
  }

  Answer setPolicy(LineCommand.SetPolicy set, Step step) {
    if (!set.policy().isValid()) {
      return new Answer.Refused(Refusal.POLICY_INVALID);
    }
    if (!set.policy().equals(step.line().policy())) {
      step.happen(new LineEvent.PolicySet(set.policy()));
    }
    follow(step);
    return new Answer.Done();
  }

  /** Brings the line to where its policy wants it. */
  void follow(Step step) {
    Line line = step.line();
    LinePolicy policy = line.policy();
    if (policy.mode() == LineMode.OFF && line.phase() != Phase.IDLE) {
      step.happen(new LineEvent.LineWithdrawn());
    } else if (policy.mode() == LineMode.ALWAYS && line.phase() == Phase.IDLE) {
      if (policy.opensAt().map(step.now()::isBefore).orElse(false)) {
        step.happen(new LineEvent.GatheringBegan(seeds.of(step.state().eventId(), line.round())));
      } else {
        step.happen(new LineEvent.LineOpened(0, Optional.empty()));
      }
    }
  }

  Answer setRate(LineCommand.SetRate set, Step step) {
    LinePolicy policy = step.line().policy().withPace(set.targetInside(), set.ratePerMinute());
    return setPolicy(new LineCommand.SetPolicy(policy), step);
  }

  Answer open(Step step) {
    Line line = step.line();
    if (line.policy().mode() == LineMode.OFF) {
      return new Answer.Refused(Refusal.NO_LINE);
    }
    if (line.phase() == Phase.GATHERING) {
      // The next ticks close the list and draw, as they would at the time that was set.
      step.happen(new LineEvent.PolicySet(line.policy().withOpening(step.now())));
    } else if (line.phase() == Phase.IDLE) {
      step.happen(new LineEvent.LineOpened(0, Optional.empty()));
    }
    return new Answer.Done();
  }

  static Answer pause(Step step) {
    return withLine(step, !step.line().paused(), new LineEvent.LinePaused());
  }

  static Answer resume(Step step) {
    return withLine(step, step.line().paused(), new LineEvent.LineResumed());
  }

  static Answer tell(LineCommand.TellWaiting tell, Step step) {
    return tell.text().map(String::length).orElse(0) > MESSAGE_MAX
        ? new Answer.Refused(Refusal.POLICY_INVALID)
        : withLine(
            step,
            !tell.text().equals(step.line().message()),
            new LineEvent.WaitingTold(tell.text()));
  }

  static Answer revoke(Step step) {
    return withLine(step, true, new LineEvent.TokensRevoked(step.line().epoch() + 1));
  }

  /**
   * The sale is retired: nobody asks for a place any more, and nothing of the line is kept but what
   * it has counted, so that no token and no place of before can be taken for one of a later line.
   */
  static void retire(Step step) {
    if (!step.line().isBare()) {
      step.happen(new LineEvent.LineRetired());
    }
  }

  private static Answer withLine(Step step, boolean changes, LineEvent event) {
    if (step.line().phase() == Phase.IDLE) {
      return new Answer.Refused(Refusal.NO_LINE);
    }
    if (changes) {
      step.happen(event);
    }
    return new Answer.Done();
  }
}
