package dev.rushline.booking.seating;

import java.time.Duration;
import java.time.Instant;

/**
 * What a request key was answered, kept so that the same request gets the same answer.
 *
 * @param fingerprint of the request that was answered
 * @param reply the answer
 * @param at when it was given, by the log's clock
 */
public record Answer(String fingerprint, Reply reply, Instant at) {

  /** How long an answer is remembered. A day is longer than any client retries. */
  public static final Duration KEPT_FOR = Duration.ofHours(24);

  boolean isForgotten(Instant now) {
    return !at.plus(KEPT_FOR).isAfter(now);
  }
}
