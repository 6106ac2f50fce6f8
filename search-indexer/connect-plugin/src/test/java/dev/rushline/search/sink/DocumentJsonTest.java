package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentJsonTest {
  private static final byte[] BYTES = {1, 2, (byte) 255};
  private static final Object EIGHT =
      java.util.Date.from(Instant.parse("2030-01-01T20:00:00.120Z"));

  static Stream<Arguments> fields() {
    Schema place = SchemaBuilder.struct().field("lat", Schema.FLOAT64_SCHEMA).optional().build();
    return Stream.of(
        // schema                 value                        => JSON
        Arguments.of(Schema.INT8_SCHEMA, (byte) 1, "1"),
        Arguments.of(Schema.INT16_SCHEMA, (short) 2, "2"),
        Arguments.of(Schema.INT32_SCHEMA, 3, "3"),
        Arguments.of(Schema.INT64_SCHEMA, Long.MAX_VALUE, "9223372036854775807"),
        Arguments.of(Schema.FLOAT32_SCHEMA, 1.5f, "1.5"),
        Arguments.of(Schema.FLOAT64_SCHEMA, 0.1, "0.1"),
        Arguments.of(Schema.BOOLEAN_SCHEMA, true, "true"),
        Arguments.of(Schema.STRING_SCHEMA, "a\n\"b\"ü", "\"a\\n\\\"b\\\"ü\""),
        Arguments.of(Schema.OPTIONAL_STRING_SCHEMA, null, "null"),
        Arguments.of(Schema.BYTES_SCHEMA, BYTES, "\"AQL/\""),
        Arguments.of(Schema.BYTES_SCHEMA, ByteBuffer.wrap(BYTES), "\"AQL/\""),
        Arguments.of(Timestamp.SCHEMA, EIGHT, "\"2030-01-01T20:00:00.120Z\""),
        Arguments.of(Date.SCHEMA, date("2030-01-02T00:00:00Z"), "\"2030-01-02\""),
        Arguments.of(Time.SCHEMA, date("1970-01-01T20:15:30.5Z"), "\"20:15:30.500Z\""),
        Arguments.of(Decimal.schema(2), new BigDecimal("12.50"), "12.50"),
        Arguments.of(
            SchemaBuilder.array(Date.SCHEMA).build(),
            List.of(date("2030-01-02T00:00:00Z")),
            "[\"2030-01-02\"]"),
        Arguments.of(
            SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build(),
            Map.of(1, "one"),
            "{\"1\":\"one\"}"),
        Arguments.of(place, new Struct(place).put("lat", 52.5), "{\"lat\":52.5}"),
        Arguments.of(place, null, "null"));
  }

  @ParameterizedTest
  @MethodSource("fields")
  void a_field_of_a_struct(Schema schema, Object value, String json) {
    Schema whole = SchemaBuilder.struct().field("f", schema).build();

    assertThat(json(whole, new Struct(whole).put("f", value))).isEqualTo("{\"f\":" + json + "}");
  }

  static Stream<Arguments> entries() {
    return Stream.of(
        // value                          => JSON
        Arguments.of(1, "1"),
        Arguments.of(List.of(1, "a", Map.of()), "[1,\"a\",{}]"),
        Arguments.of(new BigInteger("18446744073709551616"), "18446744073709551616"),
        Arguments.of(new BigDecimal("1E+3"), "1000"),
        Arguments.of(EIGHT, "\"2030-01-01T20:00:00.120Z\""),
        Arguments.of(BYTES, "\"AQL/\""));
  }

  @ParameterizedTest
  @MethodSource("entries")
  void an_entry_of_a_map_without_a_schema(Object value, String json) {
    assertThat(json(null, Map.of("f", value))).isEqualTo("{\"f\":" + json + "}");
  }

  @Test
  void decimals_can_be_strings() {
    byte[] json =
        new DocumentJson(DocumentJson.Decimals.STRING)
            .of(null, Map.of("f", new BigDecimal("12.50")));

    assertThat(json).asString(StandardCharsets.UTF_8).isEqualTo("{\"f\":\"12.50\"}");
  }

  static Stream<Arguments> noDocuments() {
    return Stream.of(
        // value                                 => reason
        Arguments.of("text", "is a String; a document is made of a struct or a map"),
        Arguments.of(BYTES, "is a byte[]"),
        Arguments.of(List.of(), "a struct or a map"),
        Arguments.of(Map.of("f", Double.NaN), "contains NaN"),
        Arguments.of(Map.of("f", Float.NEGATIVE_INFINITY), "contains -Infinity"),
        Arguments.of(Map.of("f", Thread.State.NEW), "contains a java.lang.Thread$State"),
        Arguments.of(Collections.singletonMap(null, 1), "null for a key"),
        Arguments.of(Map.of(List.of(), 1), "for a key"),
        Arguments.of(Map.of("f", new BigDecimal("1E+10000")), "endless digits"),
        Arguments.of(Map.of("f", deep(2_000)), "has no form in JSON"));
  }

  @ParameterizedTest
  @MethodSource("noDocuments")
  void what_is_no_document_says_why(Object value, String reason) {
    assertThatThrownBy(() -> json(null, value))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }

  private static String json(Schema schema, Object value) {
    return new String(
        new DocumentJson(DocumentJson.Decimals.NUMBER).of(schema, value), StandardCharsets.UTF_8);
  }

  private static Object date(String moment) {
    return java.util.Date.from(Instant.parse(moment));
  }

  private static List<Object> deep(int levels) {
    List<Object> list = new ArrayList<>();
    for (int i = 1; i < levels; i++) {
      list = new ArrayList<>(Collections.singletonList(list));
    }
    return list;
  }
}
