package dev.rushline.schemas.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes generated classes in the Confluent wire format, their schemas under {@code <topic>-value}.
 * Thread-safe.
 */
public final class AvroSerializer<V extends SpecificRecord> implements Serializer<V> {
  private static final int USUAL_BYTES = 512;

  /** Gathers fields before they go to the stream, which locks for each byte. */
  private static final EncoderFactory ENCODERS =
      new EncoderFactory().configureBufferSize(USUAL_BYTES);

  private final Map<Schema, SpecificDatumWriter<V>> writers = new ConcurrentHashMap<>();
  private SchemaRegistry registry;

  @Override
  public void configure(Map<String, ?> settings, boolean isKey) {
    registry = SchemaRegistry.at(String.valueOf(settings.get(RegistrySerde.REGISTRY_URL)));
  }

  @Override
  public byte[] serialize(String topic, V value) {
    if (value == null) {
      return null;
    }
    Schema schema = value.getSchema();
    int id = registry.id(topic + "-value", schema);
    ByteArrayOutputStream out = new ByteArrayOutputStream(USUAL_BYTES);
    out.writeBytes(
        ByteBuffer.allocate(WireBytes.HEADER_BYTES).put(WireBytes.MAGIC).putInt(id).array());
    BinaryEncoder encoder = ENCODERS.binaryEncoder(out, null);
    try {
      writers.computeIfAbsent(schema, key -> new SpecificDatumWriter<>(key)).write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new SerializationException("cannot write a value for " + topic, e);
    }
    return out.toByteArray();
  }
}
