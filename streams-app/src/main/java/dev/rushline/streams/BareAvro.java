package dev.rushline.streams;

import dev.rushline.schemas.topics.Topic;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values as the registry's serde writes them, less the five bytes that name the schema: for tests
 * and benchmarks without a registry.
 */
public final class BareAvro implements ValueSerdes {

  @Override
  public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
    SpecificDatumWriter<V> writer = new SpecificDatumWriter<>(topic.schema());
    SpecificDatumReader<V> reader = new SpecificDatumReader<>(topic.schema());
    return Serdes.serdeFrom((_, value) -> write(writer, value), (_, bytes) -> read(reader, bytes));
  }

  private static <V> byte[] write(SpecificDatumWriter<V> writer, V value) {
    if (value == null) {
      return null;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    BinaryEncoder encoder = EncoderFactory.get().directBinaryEncoder(out, null);
    try {
      writer.write(value, encoder);
      encoder.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static <V> V read(SpecificDatumReader<V> reader, byte[] bytes) {
    try {
      return bytes == null
          ? null
          : reader.read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException("no value: " + bytes.length + " bytes", e);
    }
  }
}
