package dev.rushline.schemas.topics;

import io.apicurio.registry.serde.avro.AvroKafkaDeserializer;
import io.apicurio.registry.serde.avro.AvroKafkaSerializer;
import io.apicurio.registry.serde.strategy.TopicIdStrategy;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The one configuration of the registry's Avro serde: Confluent wire format (a zero byte, a 4-byte
 * schema id, Avro), schemas under {@code <topic>-value}, generated classes on reading.
 */
public final class RegistrySerde {
  /**
   * 23 days: what an id stands for never changes, and the serde's default of 30 seconds would make
   * a registry that is down, or slow, stop every reader and writer half a minute later. Not longer,
   * because some frameworks hand numbers beyond an int on as floating point.
   */
  private static final String SCHEMA_KEPT_MS = "2000000000";

  private RegistrySerde() {}

  /**
   * Settings for clients that make their serializers from configuration.
   *
   * @param registryUrl base of the registry's own API
   */
  public static Map<String, Object> config(String registryUrl) {
    return Map.of(
        "apicurio.registry.url", registryUrl,
        "apicurio.registry.artifact-resolver-strategy", TopicIdStrategy.class.getName(),
        "apicurio.registry.auto-register", "true",
        "apicurio.registry.auto-register.if-exists", "FIND_OR_CREATE_VERSION",
        "apicurio.registry.use-specific-avro-reader", "true",
        "apicurio.registry.headers.enabled", "false",
        // One self-contained schema per subject, as other clients register it and expect it.
        "apicurio.registry.dereference-schema", "true",
        "apicurio.registry.check-period-ms", SCHEMA_KEPT_MS);
  }

  @SuppressWarnings("resource") // the Serde closes what it wraps
  static <V extends SpecificRecord> Serde<V> of(String registryUrl) {
    Serde<V> serde = Serdes.serdeFrom(new AvroKafkaSerializer<>(), new AvroKafkaDeserializer<>());
    serde.configure(config(registryUrl), false);
    return serde;
  }
}
