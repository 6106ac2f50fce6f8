package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.queue.QueueRefusalCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The line's "no" in the words of HTTP. */
class RefusalsTest {

  @ParameterizedTest
  @CsvSource({
    // the line's word   => status, code
    "NO_LINE,               409,    NO_LINE",
    "NOT_IN_LINE,           404,    NOT_IN_LINE",
    "LEFT_TOO_OFTEN,        409,    LEFT_TOO_OFTEN",
    "LINE_FULL,             409,    LINE_FULL",
    "LINE_OVER,             409,    LINE_OVER",
    "POLICY_INVALID,        400,    VALIDATION_FAILED",
  })
  void words_and_statuses(QueueRefusalCode word, int status, String code) {
    assertThat(Refusals.of(word).code().name()).isEqualTo(code);
    assertThat(Refusals.of(word).code().status()).isEqualTo(status);
  }
}
