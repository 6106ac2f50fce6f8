package dev.rushline.schemas.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.schemas.booking.Inquire;
import java.io.IOException;
import java.util.HexFormat;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What is told about values before a registry is asked: nobody listens at the one named here. The
 * round trip through a real registry is tested in local-stack.
 */
class WireFormatTest {
  private static final String NOBODY = "http://127.0.0.1:1";

  private final Serde<SpecificRecord> serde = RegistrySerde.of(NOBODY);

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    // what                  bytes in hexadecimal
    "nothing,                ''",
    "half a header,          '00000000'",
    "JSON,                   '7b226964223a317d'",
    "another magic byte,     '010000000100'",
  })
  void bytes_that_are_no_value_of_ours_are_the_bytes_fault(String what, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);

    assertThatThrownBy(() -> serde.deserializer().deserialize("topic", bytes))
        .as(what)
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("topic")
        .hasNoCause();
  }

  @Test
  void a_registry_that_does_not_answer_is_told_from_a_fault_of_the_bytes() {
    byte[] bytes = {0, 0, 0, 0, 1, 0};

    assertThatThrownBy(() -> serde.deserializer().deserialize("topic", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(NOBODY)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(
            () -> serde.serializer().serialize("topic", new Inquire("booking", "customer")))
        .isInstanceOf(SerializationException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void a_tombstone_stays_a_tombstone() {
    assertThat(serde.serializer().serialize("topic", null)).isNull();
    assertThat(serde.deserializer().deserialize("topic", null)).isNull();
  }
}
