package dev.rushline.queue.line;

import java.util.List;

/** How operators stop admission, and let it go on. Places and slots stay. */
final class PauseRules {
  private PauseRules() {}

  static Step pause(LineState state) {
    return pausedOr(new LineEvent.LinePaused(), true, state.line());
  }

  static Step resume(LineState state) {
    return pausedOr(new LineEvent.LineResumed(), false, state.line());
  }

  private static Step pausedOr(LineEvent event, boolean paused, Line line) {
    if (!line.isGuarded()) {
      return Step.Answered.refused(Refusal.NO_LINE);
    }
    return Step.Happens.done(line.round().paused() == paused ? List.of() : List.of(event));
  }
}
