package dev.rushline.edge.queue;

import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.QueueState;
import java.time.Instant;

/**
 * A line as its operators see it.
 *
 * @param version counts what happened in the line
 * @param noShows how many who were admitted never showed up
 * @param paceLastMinute fans admitted per minute over about the last minute
 * @param seatsFree seats that can be held; -1: not known
 * @param bookingLagMillis how far the owner of the sale is behind
 */
public record OperatorView(
    String eventId,
    long version,
    LineView line,
    PolicyBody policy,
    int epoch,
    long joined,
    long waiting,
    long called,
    long inside,
    long admitted,
    long noShows,
    double paceLastMinute,
    double paceLastFive,
    long seatsFree,
    long bookingLagMillis) {

  static OperatorView of(SeenLine line, boolean silent) {
    QueueState state = line.state();
    return new OperatorView(
        state.getEventId(),
        state.getVersion(),
        line.view(silent),
        policy(state.getPolicy()),
        state.getEpoch(),
        state.getJoined(),
        state.getWaiting(),
        state.getCalled(),
        state.getInside(),
        state.getAdmitted(),
        state.getNoShows(),
        state.getPaceLastMinute(),
        state.getPaceLastFive(),
        state.getSeatsFree(),
        state.getBookingLagMillis());
  }

  private static PolicyBody policy(LinePolicy policy) {
    Instant opensAt = policy.getOpensAt();
    return new PolicyBody(
        policy.getMode().name(),
        policy.getTargetInside(),
        policy.getRatePerMinute(),
        policy.getDemandThreshold(),
        opensAt == null ? null : opensAt.toString(),
        (int) (policy.getClaimMillis() / 1_000),
        (int) (policy.getSlotMillis() / 1_000),
        policy.getBypassGroups());
  }
}
