package dev.rushline.search.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.file.DataFileWriter;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Rows without a registry: in Avro's container form, which has its schema with it. */
final class ContainedRows {
  private ContainedRows() {}

  static Deserializer<GenericRecord> reader() {
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
}
