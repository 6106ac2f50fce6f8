package dev.rushline.edge.search;

import java.time.Instant;

/** An answer, written out once and sent many times. */
final class Answered {
  private final Object body;
  private final byte[] json;
  private final String etag;
  private final Source source;
  private final Instant madeAt;
  private final boolean stale;

  /** Where an answer comes from. */
  enum Source {
    /** Elasticsearch. */
    INDEX,
    /** PostgreSQL. */
    CATALOGUE
  }

  /**
   * @param body the answer
   * @param json the same in JSON
   * @param etag the same for the same bytes on every edge
   * @param source where it comes from
   * @param madeAt when it was made
   * @param stale whether something newer was asked for and not to be had
   */
  Answered(Object body, byte[] json, String etag, Source source, Instant madeAt, boolean stale) {
    this.body = body;
    this.json = json;
    this.etag = etag;
    this.source = source;
    this.madeAt = madeAt;
    this.stale = stale;
  }

  Object body() {
    return body;
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

  /** Bytes kept in memory, roughly: the JSON, and as much again for the objects. */
  int weight() {
    return 2 * json.length + 200;
  }
}
