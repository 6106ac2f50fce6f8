package dev.rushline.streams;

import dev.rushline.schemas.topics.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** How the values of topics are read and written: through the registry, or without one in tests. */
public interface ValueSerdes {

  /** Reads and writes the values of a topic. */
  <V extends SpecificRecord> Serde<V> of(Topic<V> topic);

  /**
   * Values read and written through the registry.
   *
   * @param registryUrl its address, such as {@code http://localhost:8081}
   */
  static ValueSerdes throughRegistry(String registryUrl) {
    return new ValueSerdes() {
      @Override
      public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
        return topic.valueSerde(registryUrl);
      }
    };
  }
}
