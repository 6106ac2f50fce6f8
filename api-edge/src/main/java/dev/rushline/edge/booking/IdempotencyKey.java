package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;

/** The header with which a client marks all tries of one request. */
final class IdempotencyKey {
  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED_HEADER = "Idempotent-Replayed";

  /** Long enough for any UUID or hash; the owner keeps it for a day. */
  private static final int LENGTH_MAX = 128;

  private IdempotencyKey() {}

  /**
   * Checks the header's value.
   *
   * @throws ProblemException when it is missing, or not 1 to 128 visible ASCII characters
   */
  static String check(String key) {
    if (key == null) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_MISSING, "Send a new one with each new wish");
    }
    if (key.isEmpty()
        || key.length() > LENGTH_MAX
        || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new ProblemException(
          ProblemCode.IDEMPOTENCY_KEY_INVALID, "1 to 128 visible ASCII characters");
    }
    return key;
  }
}
