package dev.rushline.booking.books;

import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;

/**
 * What a request key was answered, kept so that the same request gets the same answer.
 *
 * @param fingerprint of the request that was answered
 * @param reply the answer
 * @param at when it was given, by the log's clock
 */
public record Answer(String fingerprint, Reply reply, Instant at) {

  /** Whether the same request is a new one by now. */
  public boolean isForgotten(Instant now) {
    return !at.plus(SaleTerms.ANSWERS_KEPT_FOR).isAfter(now);
  }
}
