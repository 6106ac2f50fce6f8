package dev.rushline.queue.line;

/**
 * The end of a line whose sale is retired: nobody asks for a place any more, and nothing of the
 * line is kept but what it has counted, so that no token and no place of before can be taken for
 * one of a later line.
 */
final class RetireRules {
  private RetireRules() {}

  static Step retire(LinePhases phases) {
    return Step.Happens.unanswered(phases.retire());
  }
}
