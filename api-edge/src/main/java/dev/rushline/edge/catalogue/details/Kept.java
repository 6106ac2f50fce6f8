package dev.rushline.edge.catalogue.details;

import java.time.Duration;
import java.time.Instant;

/**
 * A kept answer.
 *
 * @param document the answer
 * @param loadedAt when it was read from the database
 * @param freshUntil until when it is given without asking again
 * @param stale whether the last try to read it anew failed
 */
record Kept(Document document, Instant loadedAt, Instant freshUntil, boolean stale) {

  boolean isFresh(Instant now) {
    return now.isBefore(freshUntil);
  }

  /** To be asked for again at the next request; still there if that fails. */
  Kept invalidated() {
    return new Kept(document, loadedAt, Instant.MIN, stale);
  }

  /** The database could not be asked; it is not asked again for a moment. */
  Kept keptOn(Instant now, Duration pause) {
    return new Kept(document, loadedAt, now.plus(pause), true);
  }

  long ageSeconds(Instant now) {
    return Math.max(0, Duration.between(loadedAt, now).toSeconds());
  }
}
