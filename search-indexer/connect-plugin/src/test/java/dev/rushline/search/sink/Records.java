package dev.rushline.search.sink;

import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.sink.SinkRecord;

/** Records and items of tests. */
final class Records {
  private Records() {}

  static SinkRecord keyed(Object key) {
    return new SinkRecord("films", 0, null, key, null, Map.of("name", "Metropolis"), 7);
  }

  static SinkRecord valued(Object value) {
    return new SinkRecord("films", 0, Schema.STRING_SCHEMA, "f1", null, value, 7);
  }

  /** An item that writes without a version. */
  static Item item(String id, int partition, long offset) {
    return item(id, partition, offset, OptionalLong.empty());
  }

  static Item item(String id, int partition, long offset, OptionalLong version) {
    SinkRecord record =
        new SinkRecord("films", partition, null, id, null, Map.of("offset", offset), offset);
    return Item.index(record, new DocumentKey("films", id), version, new byte[] {'{', '}'});
  }
}
