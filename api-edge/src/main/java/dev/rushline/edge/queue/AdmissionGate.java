package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.QueueState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * Lets those into a checkout who were admitted, or who need no admission. Asks nobody: what counts
 * is the token, the line as last told, and the slots that have ended.
 */
@ApplicationScoped
public class AdmissionGate {
  /** Header with the token. */
  public static final String HEADER = "Admission-Token";

  private final LineTable table;
  private final AdmissionTokens tokens;
  private final SlotTable slots;
  private final FollowedTables followed;
  private final Clock clock;

  AdmissionGate(
      LineTable table,
      AdmissionTokens tokens,
      SlotTable slots,
      FollowedTables followed,
      Clock clock) {
    this.clock = clock;
    this.table = table;
    this.tokens = tokens;
    this.slots = slots;
    this.followed = followed;
  }

  /**
   * Lets a customer pass, or throws.
   *
   * @param groups of the customer's own token
   * @param token of the admission; null: none
   * @return empty: pass. Else the refusal of an admission that was this customer's and is over:
   *     ADMISSION_EXPIRED, ADMISSION_REVOKED, ADMISSION_ENDED. It is good for repeating what was
   *     granted while it was not, and for nothing new
   * @throws ProblemException NOT_ADMITTED, ADMISSION_INVALID, ADMISSION_OF_ANOTHER;
   *     QUEUE_UNAVAILABLE while it is not known here which events are guarded, or not any more
   *     which admissions are over. An event that had no line when the tables were last followed
   *     stays open: this edge says that it is not ready
   */
  public Optional<ProblemException> pass(
      String eventId, String customerId, Set<String> groups, String token) {
    table.requireComplete();
    Optional<QueueState> line = table.line(eventId).map(SeenLine::state);
    if (line.isEmpty() || !line.get().getGuarded()) {
      return Optional.empty();
    }
    if (followed.areStale()) {
      throw new ProblemException(ProblemCode.QUEUE_UNAVAILABLE, "Not up to date here")
          .retryAfterSeconds(1);
    }
    if (!Collections.disjoint(groups, line.get().getPolicy().getBypassGroups())) {
      return Optional.empty();
    }
    if (token == null || token.isBlank()) {
      throw withLine(ProblemCode.NOT_ADMITTED, eventId, "Stand in line first");
    }
    Admission admission = tokens.read(token);
    if (!admission.eventId().equals(eventId) || !admission.customerId().equals(customerId)) {
      throw withLine(ProblemCode.ADMISSION_OF_ANOTHER, eventId, null);
    }
    return over(admission, line.get(), slots.ended(admission), clock.instant());
  }

  /** Why a fan's own admission is worth nothing any more; empty: it is good. */
  static Optional<ProblemException> over(
      Admission admission, QueueState line, Optional<EndReason> ended, Instant now) {
    String eventId = admission.eventId();
    if (!now.isBefore(admission.expiresAt())) {
      return Optional.of(withLine(ProblemCode.ADMISSION_EXPIRED, eventId, null));
    }
    // A later epoch is one that this edge has not heard of yet.
    if (admission.epoch() < line.getEpoch()) {
      return Optional.of(withLine(ProblemCode.ADMISSION_REVOKED, eventId, null));
    }
    return ended.map(
        why -> withLine(ProblemCode.ADMISSION_ENDED, eventId, null).with("why", why.name()));
  }

  private static ProblemException withLine(ProblemCode code, String eventId, String detail) {
    return new ProblemException(code, detail).with("line", "/queue/" + eventId);
  }
}
