package dev.rushline.schemas.topics;

import dev.rushline.schemas.wire.RegistrySerde;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * One topic. Keys are plain UTF-8 strings, so that the stock Kafka tools can read, filter and
 * partition them; values are Avro in the Confluent wire format.
 *
 * @param <V> the value's generated class
 * @param name the topic's name
 * @param key what the key is, for people
 * @param purpose what the topic is for and why it is kept as long as it is, for people
 * @param partitions number of partitions, 1 or more
 * @param valueType the value's generated class
 * @param config topic settings by their Kafka names
 */
public record Topic<V extends SpecificRecord>(
    String name,
    String key,
    String purpose,
    int partitions,
    Class<V> valueType,
    Map<String, String> config)
    implements AnyTopic {

  public Topic {
    config = Map.copyOf(config);
  }

  /** The registry subject that holds the value's schema. */
  public String subject() {
    return name + "-value";
  }

  /** The schema that this build writes. */
  public Schema schema() {
    return SpecificData.get().getSchema(valueType);
  }

  /** Reads and writes keys. */
  public Serde<String> keySerde() {
    return Serdes.String();
  }

  /**
   * Reads and writes values through the registry.
   *
   * @param registryUrl address of the registry, such as {@code http://localhost:8081}
   */
  public Serde<V> valueSerde(String registryUrl) {
    return RegistrySerde.of(registryUrl);
  }
}
