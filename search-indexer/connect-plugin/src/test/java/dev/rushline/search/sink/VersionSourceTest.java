package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionSourceTest {

  @Test
  void each_source_has_a_word() {
    assertThat(VersionSource.parse("offset")).contains(new VersionSource.Offset());
    assertThat(VersionSource.parse("none")).contains(new VersionSource.None());
    assertThat(VersionSource.parse("field:version")).contains(new VersionSource.InField("version"));
    assertThat(VersionSource.parse("header:rushline.version"))
        .contains(new VersionSource.InHeader("rushline.version"));
    assertThat(VersionSource.parse("header:a:b")).contains(new VersionSource.InHeader("a:b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "header", "header:", "field:", "Offset", "timestamp", "key:x"})
  void other_words_are_no_source(String text) {
    assertThat(VersionSource.parse(text)).isEqualTo(Optional.empty());
  }

  static Stream<Arguments> versions() {
    return Stream.of(
        // value                  => version
        Arguments.of((byte) 5, 5L),
        Arguments.of((short) 5, 5L),
        Arguments.of(0, 0L),
        Arguments.of(Long.MAX_VALUE, Long.MAX_VALUE),
        Arguments.of("1754000000000", 1_754_000_000_000L),
        Arguments.of(" 12 ", 12L),
        Arguments.of("12".getBytes(StandardCharsets.UTF_8), 12L),
        Arguments.of(Date.from(Instant.ofEpochMilli(42)), 42L));
  }

  @ParameterizedTest
  @MethodSource("versions")
  void a_header_and_a_field_can_hold_a_version(Object value, long version) {
    assertThat(new VersionSource.InHeader("v").of(withHeader(value))).hasValue(version);
    assertThat(new VersionSource.InField("v").of(Records.valued(Map.of("v", value))))
        .hasValue(version);
  }

  static Stream<Arguments> noVersions() {
    return Stream.of(
        // value                      => reason
        Arguments.of(-1L, "not negative"),
        Arguments.of("-1", "not negative"),
        Arguments.of("new", "integer below 2^63"),
        Arguments.of("9223372036854775808", "integer below 2^63"),
        Arguments.of(1.5, "is a Double"),
        Arguments.of(null, "no header v"));
  }

  @ParameterizedTest
  @MethodSource("noVersions")
  void what_is_no_version_says_why(Object value, String reason) {
    assertThatThrownBy(() -> new VersionSource.InHeader("v").of(withHeader(value)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void the_last_of_several_headers_counts() {
    SinkRecord record = withHeader(1L);
    record.headers().addLong("v", 2L);

    assertThat(new VersionSource.InHeader("v").of(record)).hasValue(2L);
  }

  @Test
  void a_struct_may_lack_the_field() {
    Schema schema = SchemaBuilder.struct().field("v", Schema.OPTIONAL_INT64_SCHEMA).build();
    SinkRecord record = Records.valued(new Struct(schema).put("v", 9L));

    assertThat(new VersionSource.InField("v").of(record)).hasValue(9L);
    assertThatThrownBy(() -> new VersionSource.InField("w").of(record))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no field w");
    assertThatThrownBy(() -> new VersionSource.InField("v").of(Records.valued(new Struct(schema))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("no field v");
  }

  @Test
  void the_offset_is_the_one_in_the_topic_and_none_is_no_version() {
    assertThat(new VersionSource.Offset().of(Records.keyed("f1"))).hasValue(7L);
    assertThat(new VersionSource.None().of(Records.keyed("f1"))).isEmpty();
  }

  private static SinkRecord withHeader(Object value) {
    ConnectHeaders headers = new ConnectHeaders();
    if (value != null) {
      headers.add("v", value, null);
    }
    return new SinkRecord("films", 0, null, "f1", null, null, 7, null, null, headers);
  }
}
