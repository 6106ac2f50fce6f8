package dev.rushline.queue.line;

import java.util.ArrayList;
import java.util.List;

/** How operators decide the way a line is run. It takes no place or slot but with the line. */
final class PolicyRules {
  private PolicyRules() {}

  static Step set(LineCommand.SetPolicy set, LineState state, LinePhases phases) {
    return set(set.policy(), state.line(), phases);
  }

  static Step set(LineCommand.SetRate set, LineState state, LinePhases phases) {
    Line line = state.line();
    return set(line.policy().withPace(set.targetInside(), set.ratePerMinute()), line, phases);
  }

  private static Step set(LinePolicy policy, Line line, LinePhases phases) {
    if (!policy.isValid()) {
      return Step.Answered.refused(Refusal.POLICY_INVALID);
    }
    List<LineEvent> events = new ArrayList<>();
    if (!policy.equals(line.policy())) {
      events.add(new LineEvent.PolicySet(policy));
    }
    events.addAll(phases.asPolicyWants(line.with(policy)));
    return Step.Happens.done(events);
  }
}
