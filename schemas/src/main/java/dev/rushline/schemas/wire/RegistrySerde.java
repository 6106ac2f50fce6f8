package dev.rushline.schemas.wire;

import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** The one way in which values are written and read: through a schema registry. */
public final class RegistrySerde {
  /** Setting that names the registry's address, for clients configured by settings. */
  public static final String REGISTRY_URL = "rushline.registry.url";

  private RegistrySerde() {}

  /**
   * Settings for clients that make {@link AvroSerializer} and {@link AvroDeserializer} themselves.
   *
   * @param registryUrl address of the registry, such as {@code http://localhost:8081}
   */
  public static Map<String, Object> config(String registryUrl) {
    return Map.of(REGISTRY_URL, registryUrl);
  }

  /** Writes and reads values of one generated class. */
  @SuppressWarnings("unchecked") // the deserializer reads the class that the writer's schema names
  public static <V extends SpecificRecord> Serde<V> of(String registryUrl) {
    Serde<V> serde =
        Serdes.serdeFrom(
            new AvroSerializer<>(), (Deserializer<V>) new AvroDeserializer<SpecificRecord>());
    serde.configure(config(registryUrl), false);
    return serde;
  }

  /** Reads values of topics whose schemas are not known to this build. */
  public static Deserializer<GenericRecord> anyDeserializer(String registryUrl) {
    Deserializer<GenericRecord> deserializer = new AnyAvroDeserializer();
    deserializer.configure(config(registryUrl), false);
    return deserializer;
  }
}
