package dev.rushline.search.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

class JoinKeyTest {
  private static final Schema PLACE =
      SchemaBuilder.struct()
          .field("event_id", Schema.STRING_SCHEMA)
          .field("position", Schema.OPTIONAL_INT32_SCHEMA)
          .build();
  private static final Schema ID = SchemaBuilder.struct().field("id", Schema.STRING_SCHEMA).build();

  private final JoinKey.Key<SourceRecord> transform = new JoinKey.Key<>();

  @Test
  void two_columns_become_their_values_with_a_slash_between_them() {
    SourceRecord joined =
        transform.apply(record(new Struct(PLACE).put("event_id", "e1").put("position", 12)));

    assertThat(joined.key()).isEqualTo("e1/12");
    assertThat(joined.keySchema()).isEqualTo(Schema.STRING_SCHEMA);
  }

  @Test
  void one_column_becomes_its_value() {
    assertThat(transform.apply(record(new Struct(ID).put("id", "v1"))).key()).isEqualTo("v1");
  }

  @Test
  void everything_else_of_the_record_stays() {
    SourceRecord record = record(new Struct(ID).put("id", "v1"));
    record.headers().addString("h", "x");

    SourceRecord joined = transform.apply(record);

    assertThat(joined.value()).isEqualTo("value");
    assertThat(joined.topic()).isEqualTo("t");
    assertThat(joined.headers()).isEqualTo(record.headers());
    assertThat(joined.sourceOffset()).isEqualTo(record.sourceOffset());
  }

  @Test
  void a_tombstone_keeps_its_key() {
    SourceRecord tombstone =
        new SourceRecord(
            Map.of(), Map.of(), "t", 0, ID, new Struct(ID).put("id", "v1"), null, null);

    assertThat(transform.apply(tombstone).key()).isEqualTo("v1");
    assertThat(transform.apply(tombstone).value()).isNull();
  }

  @Test
  void a_key_that_is_no_struct_stays() {
    SourceRecord plain =
        new SourceRecord(Map.of(), Map.of(), "t", 0, Schema.STRING_SCHEMA, "k", null, "value");

    assertThat(transform.apply(plain)).isSameAs(plain);
  }

  @Test
  void the_separator_can_be_another_one() {
    transform.configure(Map.of("separator", "|"));

    assertThat(
            transform
                .apply(record(new Struct(PLACE).put("event_id", "e1").put("position", 1)))
                .key())
        .isEqualTo("e1|1");
  }

  @Test
  void a_key_with_a_hole_is_refused() {
    assertThatThrownBy(() -> transform.apply(record(new Struct(PLACE).put("event_id", "e1"))))
        .isInstanceOf(DataException.class)
        .hasMessageContaining("position");
  }

  @Test
  void connect_finds_it_without_looking_through_all_classes() {
    assertThat(ServiceLoader.load(Transformation.class).stream().map(ServiceLoader.Provider::type))
        .contains(JoinKey.Key.class);
  }

  private static SourceRecord record(Struct key) {
    return new SourceRecord(
        Map.of("server", "s"),
        Map.of("lsn", 1L),
        "t",
        0,
        key.schema(),
        key,
        Schema.STRING_SCHEMA,
        "value",
        5L);
  }
}
