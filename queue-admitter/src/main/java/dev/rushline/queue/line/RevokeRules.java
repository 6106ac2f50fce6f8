package dev.rushline.queue.line;

import java.util.List;

/** How operators make tokens worthless; places and slots stay. */
final class RevokeRules {
  private RevokeRules() {}

  static Step revoke(LineState state) {
    Line line = state.line();
    return line.isGuarded()
        ? Step.Happens.done(List.of(new LineEvent.TokensRevoked(line.epoch() + 1)))
        : Step.Answered.refused(Refusal.NO_LINE);
  }
}
