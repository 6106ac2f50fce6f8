package dev.rushline.search.transforms;

import java.util.Map;
import java.util.StringJoiner;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Makes a plain string of a structured key: its fields' values in their order, joined by {@code
 * separator}. A key with one field becomes that field's value, as text. Keys that are no structs
 * are left as they are.
 *
 * @param <R> what is transformed
 */
public abstract class JoinKey<R extends ConnectRecord<R>> implements Transformation<R>, Versioned {
  static final String SEPARATOR = "separator";
  private static final ConfigDef CONFIG =
      new ConfigDef()
          .define(
              SEPARATOR,
              ConfigDef.Type.STRING,
              "/",
              Importance.LOW,
              "What stands between two values.");

  private String separator = "/";

  private JoinKey() {}

  /**
   * For the key of records; there is no other place for it.
   *
   * @param <R> what is transformed
   */
  public static final class Key<R extends ConnectRecord<R>> extends JoinKey<R> {}

  @Override
  public String version() {
    String version = JoinKey.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }

  @Override
  public ConfigDef config() {
    return CONFIG;
  }

  @Override
  public void configure(Map<String, ?> settings) {
    separator = String.valueOf(CONFIG.parse(settings).get(SEPARATOR));
  }

  /**
   * The record with its key as text.
   *
   * @throws DataException when a field of the key has no value: two rows might get the same key
   */
  @Override
  public R apply(R record) {
    if (!(record.key() instanceof Struct key)) {
      return record;
    }
    StringJoiner joined = new StringJoiner(separator);
    for (Field field : key.schema().fields()) {
      Object value = key.get(field);
      if (value == null) {
        throw new DataException(
            "the key of a record for " + record.topic() + " has no " + field.name());
      }
      joined.add(value.toString());
    }
    return record.newRecord(
        record.topic(),
        record.kafkaPartition(),
        Schema.STRING_SCHEMA,
        joined.toString(),
        record.valueSchema(),
        record.value(),
        record.timestamp(),
        record.headers());
  }

  @Override
  public void close() {
    // nothing is open
  }
}
