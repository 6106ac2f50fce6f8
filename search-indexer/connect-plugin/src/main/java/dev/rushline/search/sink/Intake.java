package dev.rushline.search.sink;

import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Makes items of records. What would fail a whole request at Elasticsearch does not get past it.
 */
final class Intake {
  private final IndexName index;
  private final VersionSource versions;
  private final SinkOptions.NullValues nullValues;
  private final DocumentJson json;

  Intake(SinkConfig config) {
    index = config.index();
    versions = config.versionSource();
    nullValues = config.nullValues();
    json = new DocumentJson(config.decimals());
  }

  /**
   * Reads a record.
   *
   * @return empty when it is to be skipped
   * @throws DataException when it cannot become an item
   * @throws org.apache.kafka.connect.errors.ConnectException when the task must not go on
   */
  Optional<Item> read(SinkRecord record) {
    if (record.value() == null) {
      return switch (nullValues) {
        case FAIL -> throw Failures.nullValue(BadRecords.where(record));
        case IGNORE -> Optional.empty();
        case DELETE -> Optional.of(Item.delete(record, key(record), versions.of(record)));
      };
    }
    DocumentKey key = key(record);
    OptionalLong version = versions.of(record);
    return Optional.of(
        Item.index(record, key, version, json.of(record.valueSchema(), record.value())));
  }

  private DocumentKey key(SinkRecord record) {
    return new DocumentKey(index.of(record.topic()), DocumentId.of(record));
  }
}
