package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
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
 * <p>Whoever has left while fans gather and joins again before the line opens WAITs in this place
 * again; any other who joins again has a new one.
 *
 * @param customerId the fan
 * @param round the line's round that the place belongs to; of another round it is worth nothing
 * @param arrival how many joined before, from 0
 * @param joinedAt the log's clock when the fan joined
 * @param status where the fan is
 * @param deadline until when a fan with a slot must show up, or be done; empty without a slot
 * @param endedWhy why it ended; empty while it has not
 * @param rejoins how often the fan has joined again in this round after leaving
 */
public record FanPlace(
    CustomerId customerId,
    int round,
    long arrival,
    Instant joinedAt,
    PlaceStatus status,
    Optional<Instant> deadline,
    Optional<EndReason> endedWhy,
    int rejoins) {

  static FanPlace waiting(
      CustomerId customerId, int round, long arrival, Instant joinedAt, int rejoins) {
    return new FanPlace(
        customerId,
        round,
        arrival,
        joinedAt,
        PlaceStatus.WAITING,
        Optional.empty(),
        Optional.empty(),
        rejoins);
  }

  FanPlace waitingAgain() {
    return waiting(customerId, round, arrival, joinedAt, rejoins);
  }

  FanPlace withSlot(PlaceStatus slot, Instant until) {
    return new FanPlace(
        customerId, round, arrival, joinedAt, slot, Optional.of(until), Optional.empty(), rejoins);
  }

  FanPlace ended(EndReason why) {
    return new FanPlace(
        customerId,
        round,
        arrival,
        joinedAt,
        PlaceStatus.ENDED,
        Optional.empty(),
        Optional.of(why),
        rejoins);
  }
}
