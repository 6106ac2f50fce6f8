package dev.rushline.search.topology;

import dev.rushline.schemas.topics.Topic;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values without a registry: bare Avro where the schema is known, and rows in Avro's container
 * form, which has its schema with it.
 */
final class BinaryAvro implements ValueSerdes {

  @Override
  public <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
    return Serdes.serdeFrom((_, value) -> write(topic, value), (_, bytes) -> read(topic, bytes));
  }

  @Override
  public Deserializer<GenericRecord> rows() {
    return (topic, bytes) -> {
      if (bytes == null) {
        return null;
      }
      try (DataFileStream<GenericRecord> rows =
          new DataFileStream<>(new ByteArrayInputStream(bytes), new GenericDatumReader<>())) {
        return rows.next();
      } catch (IOException _) {
        throw new SerializationException("no row in " + topic);
      }
    };
  }

  static byte[] row(GenericRecord row) {
    if (row == null) {
      return null;
    }
    try (ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataFileWriter<GenericRecord> rows = new DataFileWriter<>(new GenericDatumWriter<>())) {
      rows.create(row.getSchema(), out).append(row);
      rows.flush();
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
