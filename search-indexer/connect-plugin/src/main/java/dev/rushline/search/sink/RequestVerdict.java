package dev.rushline.search.sink;

/** What it means that a request was refused as a whole. */
enum RequestVerdict {
  /** One of its items is to blame, or all together are too large. */
  SPLIT,
  /** Nobody is served at the moment. */
  UNAVAILABLE,
  /** No request of this connector will ever be served. */
  FATAL;

  /**
   * Judges.
   *
   * @param status HTTP
   * @param reason in Elasticsearch's words
   */
  static RequestVerdict of(int status, String reason) {
    return switch (status) {
      case 400, 413 -> SPLIT;
      case 408, 429 -> UNAVAILABLE;
      // Somebody has made the whole cluster read-only for a while.
      case 403 -> reason.contains("cluster_block_exception") ? UNAVAILABLE : FATAL;
      // 2xx and 3xx without an answer of Elasticsearch's: something in between, for a while.
      default -> status >= 400 && status < 500 ? FATAL : UNAVAILABLE;
    };
  }
}
