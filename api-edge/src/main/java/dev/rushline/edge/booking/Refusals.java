package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The owner's "no" in the words of HTTP: the same code, with a status. */
final class Refusals {
  /** When the catalogue's change has reached the owner, in seconds. */
  private static final int SALE_EXPECTED_SECONDS = 1;

  private static final Map<RejectionCode, ProblemCode> CODES = new EnumMap<>(RejectionCode.class);

  static {
    for (RejectionCode code : RejectionCode.values()) {
      // MALFORMED: what the edge checks is what the owner checks, so it can only be a new rule.
      CODES.put(
          code,
          code == RejectionCode.MALFORMED
              ? ProblemCode.VALIDATION_FAILED
              : ProblemCode.valueOf(code.name()));
    }
  }

  private Refusals() {}

  static ProblemException problem(Refusal refusal) {
    ProblemCode code = CODES.get(refusal.getCode());
    ProblemException problem = new ProblemException(code, null);
    if (code.status() == 409 || !refusal.getSeats().isEmpty()) {
      problem.with("seats", List.copyOf(refusal.getSeats()));
    }
    if (!refusal.getInstead().isEmpty()) {
      problem.with("instead", List.copyOf(refusal.getInstead()));
    }
    Long retryAfterMillis = refusal.getRetryAfterMillis();
    return retryAfterMillis == null
        ? problem
        : problem.retryAfterSeconds(Math.max(1, Math.ceilDiv(retryAfterMillis, 1000L)));
  }

  /** The same to somebody who wants seats of an event that exists as far as is known here. */
  static ProblemException ofCheckout(Refusal refusal) {
    ProblemException problem = problem(refusal);
    // So its sale should be on the way to the owner.
    return refusal.getCode() == RejectionCode.SALE_UNKNOWN
        ? problem.retryAfterSeconds(SALE_EXPECTED_SECONDS)
        : problem;
  }

  /** A 409 of the edge's own, in the shape that all conflicts share. */
  static ProblemException conflict(ProblemCode code, String detail) {
    return new ProblemException(code, detail).with("seats", List.of());
  }

  /** What a customer is told about bookings of others, and about those that never were. */
  static ProblemException unknownBooking() {
    return new ProblemException(ProblemCode.BOOKING_UNKNOWN, null);
  }
}
