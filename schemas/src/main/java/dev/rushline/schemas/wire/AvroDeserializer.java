package dev.rushline.schemas.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads values in the Confluent wire format into the generated classes that their schemas name,
 * whatever version they were written with. Thread-safe.
 */
public final class AvroDeserializer<V extends SpecificRecord> implements Deserializer<V> {
  private final Map<Integer, SpecificDatumReader<V>> readers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    registry = SchemaRegistry.at(String.valueOf(settings.get(RegistrySerde.REGISTRY_URL)));
  }

  /**
   * Reads one value.
   *
   * @throws SerializationException without a cause when the bytes are at fault, with one when the
   *     registry cannot be asked
   */
  @Override
  public V deserialize(String topic, byte[] bytes) {
    return WireBytes.read(topic, bytes, id -> readers.computeIfAbsent(id, this::reader));
  }

  private SpecificDatumReader<V> reader(int id) {
    Schema written = registry.schema(id);
    Class<?> known = SpecificData.get().getClass(written);
    if (known == null) {
      throw new SerializationException(
          "schema " + id + " is of " + written.getFullName() + ", which is no record of ours");
    }
    return new SpecificDatumReader<>(
        written, SpecificData.get().getSchema(known), SpecificData.getForClass(known));
  }
}
