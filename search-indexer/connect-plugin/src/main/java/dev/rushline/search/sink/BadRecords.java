package dev.rushline.search.sink;

import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where records go that are no documents. What is reported is on its way to the dead letters before
 * the record's offset can be committed: Connect waits for it before it asks for offsets.
 */
final class BadRecords {
  private static final Logger LOG = LoggerFactory.getLogger(BadRecords.class);

  private final SinkOptions.MalformedDocuments behavior;
  private final ErrantRecordReporter reporter;

  /**
   * Makes it.
   *
   * @param reporter of Connect; null when the connector has neither dead letters nor error logging
   */
  BadRecords(SinkOptions.MalformedDocuments behavior, ErrantRecordReporter reporter) {
    this.behavior = behavior;
    this.reporter = reporter;
  }

  /**
   * Takes one.
   *
   * @throws org.apache.kafka.connect.errors.ConnectException when the task must not go on
   */
  void take(SinkRecord record, DataException reason) {
    switch (behavior) {
      case FAIL -> throw Failures.badRecord(where(record), reason.getMessage(), reason);
      case WARN -> {
        LOG.warn(
            "A record is no document: record={}, reason={}", where(record), reason.getMessage());
        report(record, reason);
      }
      case IGNORE -> report(record, reason);
    }
  }

  private void report(SinkRecord record, DataException reason) {
    if (reporter != null) {
      // Connect waits for the answer before it commits the record's offset.
      var unused = reporter.report(record, reason);
    }
  }

  static String where(SinkRecord record) {
    return "%s-%d@%d"
        .formatted(
            record.originalTopic(), record.originalKafkaPartition(), record.originalKafkaOffset());
  }
}
