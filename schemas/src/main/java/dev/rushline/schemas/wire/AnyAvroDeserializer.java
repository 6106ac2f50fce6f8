package dev.rushline.schemas.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values in the Confluent wire format whose schemas are not known to this build, field by
 * field as they were written. Thread-safe.
 */
public final class AnyAvroDeserializer implements Deserializer<GenericRecord> {
  private final Map<Integer, GenericDatumReader<GenericRecord>> readers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    registry = SchemaRegistry.at(String.valueOf(settings.get(RegistrySerde.REGISTRY_URL)));
  }

  /**
   * Reads one value.
   *
   * @throws SerializationException when the bytes are at fault
   * @throws RegistryFault when the schema they name cannot be had
   */
  @Override
  public GenericRecord deserialize(String topic, byte[] bytes) {
    return WireBytes.read(topic, bytes, id -> readers.computeIfAbsent(id, this::reader));
  }

  private GenericDatumReader<GenericRecord> reader(int id) {
    return new GenericDatumReader<>(registry.schema(id));
  }
}
