package dev.rushline.queue.line;

/** How operators open a line. */
final class OpenRules {
  private OpenRules() {}

  static Step open(LineState state, LinePhases phases) {
    return state.line().policy().mode() == LineMode.OFF
        ? Step.Answered.refused(Refusal.NO_LINE)
        : Step.Happens.done(phases.open());
  }
}
