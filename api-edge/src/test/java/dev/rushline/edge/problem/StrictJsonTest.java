package dev.rushline.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrictJsonTest {
  private final ObjectMapper mapper = new ObjectMapper();

  record Hall(String name, List<String> labels) {}

  StrictJsonTest() {
    new StrictJson().customize(mapper);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "{\"name\": \"a\\u0000b\"},        name",
        "{\"labels\": [\"a\"; \"\\u0000\"]}, labels[1]",
      })
  void a_text_that_postgresql_cannot_keep_is_refused_with_its_place(String json, String place) {
    JsonProcessingException refused =
        catchThrowableOfType(
            JsonProcessingException.class,
            () -> mapper.readValue(json.replace(';', ','), Hall.class));

    ProblemException problem = JsonProblems.of(refused);
    assertThat(problem.code()).isEqualTo(ProblemCode.VALIDATION_FAILED);
    assertThat(problem).hasMessageContaining(place + ": must not have the character U+0000");
  }

  @Test
  void other_texts_are_read_as_they_are() throws Exception {
    assertThat(
            mapper.readValue(
                "{\"name\": \"\\u0001 \\uD83C\\uDFAB\", \"labels\": [\"\"]}", Hall.class))
        .isEqualTo(new Hall("\u0001 \uD83C\uDFAB", List.of("")));
  }
}
