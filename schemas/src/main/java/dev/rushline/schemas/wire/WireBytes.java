package dev.rushline.schemas.wire;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.common.errors.SerializationException;

/** The Confluent wire format: a zero byte, a 4-byte big-endian schema id, Avro binary. */
final class WireBytes {
  static final byte MAGIC = 0;
  static final int HEADER_BYTES = 1 + Integer.BYTES;

  private WireBytes() {}

  /**
   * Reads one value.
   *
   * @param readers gives the reader for the id of a schema
   * @throws SerializationException when the bytes are at fault
   * @throws RegistryFault when the schema they name cannot be had
   */
  static <V> V read(String topic, byte[] bytes, IntFunction<? extends DatumReader<V>> readers) {
    if (bytes == null) {
      return null;
    }
    if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
      throw new SerializationException("no Avro value with a schema id in " + topic);
    }
    int id = ByteBuffer.wrap(bytes).getInt(1);
    DatumReader<V> reader = readers.apply(id);
    try {
      return reader.read(
          null,
          DecoderFactory.get()
              .binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
    } catch (IOException | RuntimeException e) {
      throw new SerializationException("bytes in " + topic + " are not of schema " + id + ": " + e);
    }
  }
}
