package dev.rushline.edge.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyTest {

  static Stream<Arguments> keys() {
    return Stream.of(
        // key            => refused as
        Arguments.of("k", null),
        Arguments.of("~".repeat(128), null),
        Arguments.of("k".repeat(129), ProblemCode.IDEMPOTENCY_KEY_INVALID),
        Arguments.of("", ProblemCode.IDEMPOTENCY_KEY_INVALID),
        Arguments.of("a b", ProblemCode.IDEMPOTENCY_KEY_INVALID),
        Arguments.of("schlüssel", ProblemCode.IDEMPOTENCY_KEY_INVALID),
        Arguments.of(null, ProblemCode.IDEMPOTENCY_KEY_MISSING));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void a_key_is_visible_ascii_of_limited_length(String key, ProblemCode refusal) {
    if (refusal == null) {
      assertThat(IdempotencyKey.check(key)).isEqualTo(key);
    } else {
      assertThatThrownBy(() -> IdempotencyKey.check(key))
          .isInstanceOfSatisfying(
              ProblemException.class, p -> assertThat(p.code()).isEqualTo(refusal));
    }
  }
}
