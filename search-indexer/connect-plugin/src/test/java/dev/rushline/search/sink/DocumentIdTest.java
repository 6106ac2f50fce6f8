package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DocumentIdTest {

  static Stream<Arguments> ids() {
    return Stream.of(
        // key             => id
        Arguments.of("f1", "f1"),
        Arguments.of(" ", " "),
        Arguments.of((byte) 1, "1"),
        Arguments.of((short) -2, "-2"),
        Arguments.of(3, "3"),
        Arguments.of(4L, "4"),
        Arguments.of("x".repeat(512), "x".repeat(512)),
        Arguments.of("ü".repeat(256), "ü".repeat(256)));
  }

  @ParameterizedTest
  @MethodSource("ids")
  void a_key_is_an_id(Object key, String id) {
    assertThat(DocumentId.of(Records.keyed(key))).isEqualTo(id);
  }

  static Stream<Arguments> noIds() {
    return Stream.of(
        // key                => reason
        Arguments.of(null, "no key"),
        Arguments.of("", "is empty"),
        Arguments.of("x".repeat(513), "has 513 bytes"),
        Arguments.of("ü".repeat(257), "has 514 bytes"),
        Arguments.of(1.5, "is a Double"),
        Arguments.of(Map.of("id", "f1"), "ExtractField$Key"));
  }

  @ParameterizedTest
  @MethodSource("noIds")
  void a_key_that_is_no_id_says_why(Object key, String reason) {
    assertThatThrownBy(() -> DocumentId.of(Records.keyed(key)))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(reason);
  }
}
