package dev.rushline.search.topology;

import dev.rushline.search.projection.Fact;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/** Reads the rows of captured tables as facts; a deleted row is null. */
final class RowDeserializer implements Deserializer<Fact> {
  private final Deserializer<GenericRecord> rows;

  RowDeserializer(Deserializer<GenericRecord> rows) {
    this.rows = rows;
  }

  /**
   * Reads one row.
   *
   * @throws SerializationException when the row is at fault
   * @throws dev.rushline.schemas.wire.RegistryFault when its schema cannot be had
   */
  @Override
  public Fact deserialize(String topic, byte[] bytes) {
    GenericRecord row = rows.deserialize(topic, bytes);
    return row == null ? null : RowReader.read(topic, new Row(topic, row));
  }
}
