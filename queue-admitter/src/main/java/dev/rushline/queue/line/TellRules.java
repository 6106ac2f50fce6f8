package dev.rushline.queue.line;

import java.util.List;

/** What operators may tell those who wait. */
final class TellRules {
  /** A few sentences; it goes to everybody with every broadcast. */
  static final int MESSAGE_MAX = 280;

  private TellRules() {}

  static Step tell(LineCommand.TellWaiting tell, LineState state) {
    if (tell.text().map(String::length).orElse(0) > MESSAGE_MAX) {
      return Step.Answered.refused(Refusal.POLICY_INVALID);
    }
    if (!state.line().isGuarded()) {
      return Step.Answered.refused(Refusal.NO_LINE);
    }
    return Step.Happens.done(
        tell.text().equals(state.line().round().message())
            ? List.of()
            : List.of(new LineEvent.WaitingTold(tell.text())));
  }
}
