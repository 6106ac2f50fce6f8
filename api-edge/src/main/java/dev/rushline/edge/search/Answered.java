package dev.rushline.edge.search;

import java.time.Instant;

/** An answer, written out once and sent many times. */
final class Answered {
  private final byte[] json;
  private final String etag;
  private final Source source;
  private final Instant madeAt;
  private final boolean stale;
  private final Validity validity;

  /** Where an answer comes from. */
  enum Source {
    /** Elasticsearch. */
    INDEX,
    /** PostgreSQL. */
    CATALOGUE
  }

  /**
   * Until when an answer is the one that would be given again.
   *
   * @param moment the state of the index that it is of
   * @param asOf the time that it was asked for
   */
  record Validity(String moment, Instant asOf) {}

  /**
   * @param json the answer
   * @param etag the same for the same bytes on every edge
   * @param source where it comes from
   * @param madeAt when it was made
   * @param stale whether something newer was asked for and not to be had
   * @param validity until when it would be given again; null: not known
   */
  Answered(
      byte[] json, String etag, Source source, Instant madeAt, boolean stale, Validity validity) {
    this.json = json;
    this.etag = etag;
    this.source = source;
    this.madeAt = madeAt;
    this.stale = stale;
    this.validity = validity;
  }

  byte[] json() {
    return json;
  }

  String etag() {
    return etag;
  }

  Source source() {
    return source;
  }

  Instant madeAt() {
    return madeAt;
  }

  boolean stale() {
    return stale;
  }

  /** Whether it would be given again; not when it is not known what now is. */
  boolean isValid(Validity now) {
    return now != null && now.equals(validity);
  }

  /** Bytes kept in memory, roughly. */
  int weight() {
    return json.length + 400;
  }
}
