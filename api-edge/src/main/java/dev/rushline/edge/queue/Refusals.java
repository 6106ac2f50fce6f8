package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.QueueRefusalCode;
import java.util.List;

/** The line's "no" in the words of HTTP: the same code, with a status. */
final class Refusals {
  private Refusals() {}

  static ProblemException of(QueueRefusalCode code) {
    return switch (code) {
      case NOT_IN_LINE -> new ProblemException(ProblemCode.NOT_IN_LINE, null);
      case NO_LINE -> conflict(ProblemCode.NO_LINE);
      case LEFT_TOO_OFTEN -> conflict(ProblemCode.LEFT_TOO_OFTEN);
      case LINE_FULL -> conflict(ProblemCode.LINE_FULL);
      case LINE_OVER -> conflict(ProblemCode.LINE_OVER);
      // What the edge checks is what the owner checks, so it can only be a new rule.
      case POLICY_INVALID -> new ProblemException(ProblemCode.VALIDATION_FAILED, null);
    };
  }

  /** In the shape that all conflicts share. */
  private static ProblemException conflict(ProblemCode code) {
    return new ProblemException(code, null).with("seats", List.of());
  }
}
