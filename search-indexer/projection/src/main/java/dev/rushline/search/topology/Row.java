package dev.rushline.search.topology;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * One row of a captured table, column by column. Columns that nobody asks for are ignored; one that
 * is missing, or of another type, is the row's fault.
 *
 * @param topic where it comes from, for people
 */
record Row(String topic, GenericRecord record) {

  /** A column that is never null. */
  String text(String column) {
    return optionalText(column).orElseThrow(() -> fault(column, "is null"));
  }

  Optional<String> optionalText(String column) {
    return value(column, CharSequence.class).map(CharSequence::toString);
  }

  int integer(String column) {
    return value(column, Integer.class).orElseThrow(() -> fault(column, "is null"));
  }

  long number(String column) {
    return value(column, Long.class).orElseThrow(() -> fault(column, "is null"));
  }

  Optional<Double> optionalDecimal(String column) {
    return value(column, Double.class);
  }

  /** A timestamptz, which Debezium writes in ISO 8601 with an offset. */
  Instant time(String column) {
    return optionalTime(column).orElseThrow(() -> fault(column, "is null"));
  }

  Optional<Instant> optionalTime(String column) {
    try {
      return optionalText(column).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw fault(column, "is no time: " + e.getMessage());
    }
  }

  /** A text[]; nulls in it are left out. */
  List<String> texts(String column) {
    List<String> texts = new ArrayList<>();
    for (Object text : value(column, Iterable.class).orElse(List.of())) {
      if (text != null) {
        texts.add(text.toString());
      }
    }
    return texts;
  }

  private <T> Optional<T> value(String column, Class<T> type) {
    Schema.Field field = record.getSchema().getField(column);
    if (field == null) {
      throw fault(column, "is not there");
    }
    Object value = record.get(field.pos());
    if (value != null && !type.isInstance(value)) {
      throw fault(column, "is a " + value.getClass().getSimpleName());
    }
    return Optional.ofNullable(value).map(type::cast);
  }

  private SerializationException fault(String column, String what) {
    return new SerializationException("column " + column + " of a row in " + topic + " " + what);
  }
}
