package dev.rushline.search.projection;

import java.util.Optional;

/**
 * What is remembered of the last document of an event. It outlives the event, so that versions grow
 * also when an event is made again under its old id; some 50 bytes each.
 *
 * @param version 0 when an event was deleted of which no document is remembered
 * @param fingerprint of its content; empty when the event was withdrawn
 */
public record LastDocument(long version, Optional<String> fingerprint) {

  /** Of an event that may have had documents before the memory of them was lost. */
  static final LastDocument UNKNOWN = new LastDocument(0, Optional.of("unknown"));

  /** Higher than this one's version, and not lower than the time. */
  long nextVersion(long nowMillis) {
    return Math.max(version + 1, nowMillis);
  }
}
