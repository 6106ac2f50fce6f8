package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.QueueState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
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
  private final Clock clock = Clock.systemUTC();

  AdmissionGate(LineTable table, AdmissionTokens tokens, SlotTable slots) {
    this.table = table;
    this.tokens = tokens;
    this.slots = slots;
  }

  /**
   * Lets a customer pass, or throws.
   *
   * @param groups of the customer's own token
   * @param token of the admission; null: none
   * @throws ProblemException NOT_ADMITTED, ADMISSION_INVALID, ADMISSION_EXPIRED,
   *     ADMISSION_OF_ANOTHER, ADMISSION_REVOKED, ADMISSION_ENDED; QUEUE_UNAVAILABLE while it is not
   *     known here which events are guarded
   */
  public void pass(String eventId, String customerId, Set<String> groups, String token) {
    if (!table.isComplete()) {
      throw new ProblemException(ProblemCode.QUEUE_UNAVAILABLE, "Starting").retryAfterSeconds(1);
    }
    Optional<QueueState> line = table.line(eventId).map(SeenLine::state);
    if (line.isEmpty() || !line.get().getGuarded()) {
      return;
    }
    if (!Collections.disjoint(groups, line.get().getPolicy().getBypassGroups())) {
      return;
    }
    if (token == null || token.isBlank()) {
      throw withLine(ProblemCode.NOT_ADMITTED, eventId, "Stand in line first");
    }
    check(tokens.read(token, clock.instant()), eventId, customerId, line.get());
  }

  private void check(Admission admission, String eventId, String customerId, QueueState line) {
    if (!admission.eventId().equals(eventId) || !admission.customerId().equals(customerId)) {
      throw withLine(ProblemCode.ADMISSION_OF_ANOTHER, eventId, null);
    }
    // A later epoch is one that this edge has not heard of yet.
    if (admission.epoch() < line.getEpoch()) {
      throw withLine(ProblemCode.ADMISSION_REVOKED, eventId, null);
    }
    Optional<EndReason> ended = slots.ended(admission);
    if (ended.isPresent()) {
      throw withLine(ProblemCode.ADMISSION_ENDED, eventId, null).with("why", ended.get().name());
    }
  }

  private static ProblemException withLine(ProblemCode code, String eventId, String detail) {
    return new ProblemException(code, detail).with("line", "/queue/" + eventId);
  }
}
