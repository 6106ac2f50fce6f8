package dev.rushline.search.sink;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * One document to write or to delete, from when its record arrives until it is done. Changed by the
 * task's thread only.
 *
 * <pre>
 *   QUEUED ──▶ READY ──▶ SENT ──▶ (done)
 *                ▲         │
 *                └─WAITING◀┘ refused for now
 * </pre>
 *
 * QUEUED: an earlier item of the same document is not done.
 */
final class Item {
  // The action line around index, id and version.
  private static final int BYTES_AROUND = 100;

  private final SinkRecord record;
  private final DocumentKey key;
  private final OptionalLong version;
  private final byte[] document;
  private final TopicPartition partition;

  /** When the record arrived; milliseconds of the task's clock. */
  long arrivedAt;

  State state = State.QUEUED;

  /** How often Elasticsearch has refused it for now. */
  int refusals;

  /** How often its index has taken no writes; those do not count as refusals. */
  int blocks;

  /** When it may be sent again, while WAITING; milliseconds of the task's clock. */
  long readyAt;

  /**
   * In how large a company it may travel. Halved each time Elasticsearch refuses a whole request,
   * until the one that is to blame is alone.
   */
  int groupMax = Integer.MAX_VALUE;

  /** Whether its partition has gone to another task while it was SENT. */
  boolean abandoned;

  enum State {
    QUEUED,
    READY,
    SENT,
    WAITING
  }

  private Item(SinkRecord record, DocumentKey key, OptionalLong version, byte[] document) {
    this.record = record;
    this.key = key;
    this.version = version;
    this.document = document;
    this.partition = new TopicPartition(record.originalTopic(), record.originalKafkaPartition());
  }

  static Item index(SinkRecord record, DocumentKey key, OptionalLong version, byte[] document) {
    return new Item(record, key, version, document);
  }

  static Item delete(SinkRecord record, DocumentKey key, OptionalLong version) {
    return new Item(record, key, version, null);
  }

  SinkRecord record() {
    return record;
  }

  DocumentKey key() {
    return key;
  }

  /** The external version; empty: Elasticsearch counts itself. */
  OptionalLong version() {
    return version;
  }

  /** The JSON; empty when the document is to be deleted. */
  Optional<byte[]> document() {
    return Optional.ofNullable(document);
  }

  boolean isDelete() {
    return document == null;
  }

  /** Where the record was read, before any transform. */
  TopicPartition partition() {
    return partition;
  }

  long offset() {
    return record.originalKafkaOffset();
  }

  /** About what it takes in a request. */
  int bytes() {
    return (document == null ? 0 : document.length) + key.id().length() + BYTES_AROUND;
  }

  @Override
  public String toString() {
    return "%s@%d (document %s of %s)".formatted(partition, offset(), key.id(), key.index());
  }
}
