package dev.rushline.queue.line;

import java.time.Instant;
import java.util.Optional;

/**
 * One fan's place in one line. One at a time for each fan and event.
 *
 * <pre>
 *   WAITING ──called──▶ CALLED ──shown up──▶ INSIDE
 *      └─────left────────┴──left, no show──────┴──left, confirmed, timed out──▶ ENDED
 * </pre>
 *
 * @param customerId the fan
 * @param round the line's round that the place belongs to; of another round it is worth nothing
 * @param arrival how many joined before, from 0
 * @param joinedAt the log's clock when the fan joined
 * @param status where the fan is
 * @param deadline until when a fan with a slot must show up, or be done; empty without a slot
 * @param endedWhy why it ended; empty while it has not
 */
public record FanPlace(
    String customerId,
    int round,
    long arrival,
    Instant joinedAt,
    PlaceStatus status,
    Optional<Instant> deadline,
    Optional<EndReason> endedWhy) {

  static FanPlace waiting(String customerId, int round, long arrival, Instant joinedAt) {
    return new FanPlace(
        customerId,
        round,
        arrival,
        joinedAt,
        PlaceStatus.WAITING,
        Optional.empty(),
        Optional.empty());
  }

  FanPlace withSlot(PlaceStatus slot, Instant until) {
    return new FanPlace(
        customerId, round, arrival, joinedAt, slot, Optional.of(until), Optional.empty());
  }

  FanPlace ended(EndReason why) {
    return new FanPlace(
        customerId,
        round,
        arrival,
        joinedAt,
        PlaceStatus.ENDED,
        Optional.empty(),
        Optional.of(why));
  }
}
