package dev.rushline.schemas.wire;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
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
   * @throws SerializationException when the bytes are at fault
   * @throws RegistryFault when the schema they name is not known, or not to be read by this build
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
    Schema ours = SpecificData.get().getSchema(known);
    requireReadable(id, written, ours);
    return new SpecificDatumReader<>(written, ours, SpecificData.getForClass(known));
  }

  /** Asked of the schema and not of each value: a newer writer is to be noticed at once. */
  private static void requireReadable(int id, Schema written, Schema ours) {
    var compatibility = SchemaCompatibility.checkReaderWriterCompatibility(ours, written);
    if (compatibility.getType() != SchemaCompatibilityType.COMPATIBLE) {
      throw new RegistryFault(
          "schema "
              + id
              + " of "
              + written.getFullName()
              + " was written by a newer build than this one, which cannot read it: "
              + compatibility.getResult().getIncompatibilities());
    }
  }
}
