package dev.rushline.edge.queue;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * What one fan is told, over HTTP and over the socket.
 *
 * @param status NO_LINE (book at once), GATHERING (the order is not drawn yet), WAITING, ADMITTED,
 *     ENDED, or UNKNOWN while the line's owner does not answer: a place is kept all the same
 * @param line how the line stands; absent when people need not stand in one
 * @param place where the fan stands; absent unless GATHERING or WAITING
 * @param admission what a checkout needs; absent unless ADMITTED
 * @param endedWhy LEFT, CONFIRMED, TIMED_OUT or NO_SHOW; absent unless ENDED
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FanView(
    String eventId,
    FanStatus status,
    LineView line,
    PlaceView place,
    AdmissionView admission,
    String endedWhy) {

  /** Where a fan is. */
  public enum FanStatus {
    NO_LINE,
    GATHERING,
    WAITING,
    ADMITTED,
    ENDED,
    UNKNOWN
  }

  /**
   * Where a fan stands.
   *
   * @param arrival how many joined before
   * @param position 1: next; absent until the order is drawn. At most this: people may have left.
   * @param aheadAtLeast fewest people who can be ahead
   * @param aheadAtMost most people who can be ahead
   * @param estimate how long it may take; absent when nothing honest can be said
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record PlaceView(
      long arrival,
      Long position,
      Long aheadAtLeast,
      Long aheadAtMost,
      Standing.Estimate estimate) {

    static PlaceView of(long arrival, Standing standing) {
      return standing.number() < 0
          ? new PlaceView(arrival, null, null, null, null)
          : new PlaceView(
              arrival,
              standing.aheadAtMost() + 1,
              standing.aheadAtLeast(),
              standing.aheadAtMost(),
              standing.estimate().orElse(null));
    }
  }

  /**
   * An admission.
   *
   * @param token sent as {@code Admission-Token} with a checkout
   * @param expiresAt when the slot ends
   */
  public record AdmissionView(String token, Instant expiresAt) {}
}
