package dev.rushline.booking.topology;

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

/** Values as bare Avro: what the registry's serde writes, less the schema id. */
final class BinaryAvro implements ValueSerdes {

  @Override
  public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
    return Serdes.serdeFrom((_, value) -> write(topic, value), (_, bytes) -> read(topic, bytes));
  }

  private static <V extends SpecificRecord> byte[] write(Topic<V> topic, V value) {
    if (value == null) {
      return null;
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
      new SpecificDatumWriter<V>(topic.schema()).write(value, encoder);
      encoder.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <V extends SpecificRecord> V read(Topic<V> topic, byte[] bytes) {
    if (bytes == null) {
      return null;
    }
    try {
      return new SpecificDatumReader<V>(topic.schema())
          .read(null, DecoderFactory.get().binaryDecoder(bytes, null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
