package dev.rushline.search.sink;

import dev.rushline.search.sink.BulkAnswer.ItemAnswer;
import java.util.Set;

/** What an answer about one item means. */
enum ItemVerdict {
  /** It is as the record wants it. */
  DONE,
  /** A newer version is there already: an old or repeated record, and all is well. */
  STALE,
  /** Not now: Elasticsearch is busy. */
  LATER,
  /**
   * Not now: its index takes no writes. The disk is full, somebody has closed it, the node of its
   * shard is away. Whoever ends that tells nobody, and no document is to blame.
   */
  BLOCKED,
  /** Not now, and nobody knows why: the document may be to blame. */
  DOUBTFUL,
  /** Never: something is wrong with this document. */
  MALFORMED,
  /** Never, nor any other: something is wrong with the index or the connector's rights. */
  FATAL;

  // 403 otherwise means rights; this one is an index that is read-only for a while: by somebody, or
  // since the disk is full.
  private static final String READ_ONLY = "cluster_block_exception";
  private static final String CONFLICT = "version_conflict_engine_exception";
  // 400, and the document is as good as any.
  private static final String CLOSED = "index_closed_exception";
  private static final String NO_SHARD = "unavailable_shards_exception";
  private static final Set<String> NO_WRITES = Set.of(READ_ONLY, CLOSED, NO_SHARD);
  // Elasticsearch may not make the index: too many shards, or a template that is wrong.
  private static final String NO_INDEX_MADE = "validation_exception";
  private static final String NO_WRITE_INDEX = "no write index is defined for alias";
  private static final Set<Integer> BUSY = Set.of(408, 429, 503, 504);

  static ItemVerdict of(Item item, ItemAnswer answer) {
    int status = answer.status();
    // A deletion of what is not there is a 404 without an error.
    if (status < 300 || (status == 404 && !answer.isError())) {
      return DONE;
    }
    if (status == 409 && answer.type().equals(CONFLICT)) {
      return item.version().isPresent() ? STALE : LATER;
    }
    if (NO_WRITES.contains(answer.type())) {
      return BLOCKED;
    }
    if (BUSY.contains(status)) {
      return LATER;
    }
    if (status == 401 || status == 403 || status == 404) {
      return FATAL;
    }
    if (answer.type().equals(NO_INDEX_MADE) || answer.reason().contains(NO_WRITE_INDEX)) {
      return FATAL;
    }
    return status >= 500 ? DOUBTFUL : MALFORMED;
  }
}
