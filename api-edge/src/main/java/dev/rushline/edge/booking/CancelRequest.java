package dev.rushline.edge.booking;

import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemException;
import java.util.List;

/**
 * Take a sale back.
 *
 * @param reason why, for people; at most 200 characters; may be absent
 */
public record CancelRequest(String reason) {
  private static final int REASON_LENGTH_MAX = 200;

  /**
   * The reason given, perhaps null; a request without a body gives none.
   *
   * @throws ProblemException VALIDATION_FAILED when it is too long
   */
  static String checkedReason(CancelRequest request) {
    String reason = request == null ? null : request.reason();
    if (reason != null && reason.length() > REASON_LENGTH_MAX) {
      throw ProblemException.validation(
          List.of(new FieldError("reason", "at most " + REASON_LENGTH_MAX + " characters")));
    }
    return reason;
  }
}
