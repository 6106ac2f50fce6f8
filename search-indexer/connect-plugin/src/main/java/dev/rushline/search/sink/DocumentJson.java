package dev.rushline.search.sink;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.errors.DataException;

/**
 * The JSON of a record's value, on one line. Moments are ISO 8601 strings in UTC, bytes are base64,
 * decimals are what the option {@code decimals} says.
 */
final class DocumentJson {
  private static final int BYTES_AT_FIRST = 512;

  // Zeros that an exponent stands for; without a limit a short record makes an endless document.
  private static final int SCALE_MAX = 9_999;

  // Plain digits: not every reader of a document knows exponents.
  private final JsonFactory json =
      JsonFactory.builder().enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN).build();

  private final Decimals decimals;

  /** How decimals are written: all their digits either way. */
  enum Decimals {
    /** As JSON numbers. */
    NUMBER,
    /** As JSON strings, for readers whose numbers are doubles. */
    STRING
  }

  DocumentJson(Decimals decimals) {
    this.decimals = decimals;
  }

  /**
   * Writes a document.
   *
   * @param schema of the value; null when it has none
   * @param value a struct or a map
   * @throws DataException when it is something else or has something in it that JSON cannot say
   */
  byte[] of(Schema schema, Object value) {
    if (!(value instanceof Struct) && !(value instanceof Map)) {
      throw new DataException(
          "The record's value is a %s; a document is made of a struct or a map"
              .formatted(value.getClass().getSimpleName()));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(BYTES_AT_FIRST);
    try (JsonGenerator out = json.createGenerator(bytes)) {
      write(schema, value, out);
    } catch (IOException e) {
      // Such as nesting deeper than a thousand levels.
      throw new DataException("The record's value has no form in JSON: " + e.getMessage(), e);
    }
    return bytes.toByteArray();
  }

  private void write(Schema schema, Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case null -> out.writeNull();
      case Struct struct -> writeStruct(struct, out);
      case Map<?, ?> map -> writeMap(schema, map, out);
      case Collection<?> elements -> {
        out.writeStartArray();
        for (Object element : elements) {
          write(schema == null ? null : schema.valueSchema(), element, out);
        }
        out.writeEndArray();
      }
      default -> writeScalar(schema, value, out);
    }
  }

  private void writeStruct(Struct struct, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Field field : struct.schema().fields()) {
      out.writeFieldName(field.name());
      write(field.schema(), struct.get(field), out);
    }
    out.writeEndObject();
  }

  private void writeMap(Schema schema, Map<?, ?> map, JsonGenerator out) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.writeFieldName(
          switch (entry.getKey()) {
            case String name -> name;
            case Number name -> name.toString();
            case Boolean name -> name.toString();
            case null -> throw new DataException("A map of the value has null for a key");
            default ->
                throw new DataException(
                    "A map of the value has a %s for a key; fields of documents have names"
                        .formatted(entry.getKey().getClass().getSimpleName()));
          });
      write(schema == null ? null : schema.valueSchema(), entry.getValue(), out);
    }
    out.writeEndObject();
  }

  private void writeScalar(Schema schema, Object value, JsonGenerator out) throws IOException {
    switch (value) {
      case String text -> out.writeString(text);
      case Boolean truth -> out.writeBoolean(truth);
      case Byte number -> out.writeNumber(number.shortValue());
      case Short number -> out.writeNumber(number);
      case Integer number -> out.writeNumber(number);
      case Long number -> out.writeNumber(number);
      case Float number -> out.writeNumber(requireFinite(number));
      case Double number -> out.writeNumber((double) requireFinite(number));
      case BigInteger number -> out.writeNumber(number);
      case BigDecimal number -> writeDecimal(number, out);
      case Date moment -> out.writeString(iso(schema, moment.toInstant()));
      case byte[] bytes -> out.writeBinary(bytes);
      case ByteBuffer buffer -> {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        out.writeBinary(bytes);
      }
      default ->
          throw new DataException(
              "The record's value contains a %s, which has no form in JSON"
                  .formatted(value.getClass().getName()));
    }
  }

  private void writeDecimal(BigDecimal number, JsonGenerator out) throws IOException {
    if (Math.abs((long) number.scale()) > SCALE_MAX) {
      throw new DataException("The record's value contains a decimal of endless digits");
    }
    if (decimals == Decimals.NUMBER) {
      out.writeNumber(number);
    } else {
      out.writeString(number.toPlainString());
    }
  }

  private static <N extends Number> N requireFinite(N number) {
    if (!Double.isFinite(number.doubleValue())) {
      throw new DataException("The record's value contains " + number + ", which JSON cannot say");
    }
    return number;
  }

  private static String iso(Schema schema, Instant moment) {
    String logical = schema == null || schema.name() == null ? "" : schema.name();
    return switch (logical) {
      case org.apache.kafka.connect.data.Date.LOGICAL_NAME ->
          moment.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      case Time.LOGICAL_NAME -> LocalTime.ofInstant(moment, ZoneOffset.UTC) + "Z";
      default -> moment.toString();
    };
  }
}
