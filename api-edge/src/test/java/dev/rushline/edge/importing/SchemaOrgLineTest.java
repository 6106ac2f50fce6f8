package dev.rushline.edge.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.catalogue.event.EventState;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs no server and no framework. */
class SchemaOrgLineTest {
  private final SchemaOrgLine parser = new SchemaOrgLine(new ObjectMapper());

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # line                                                                                                  | refusal
          x                                                                                                       | NOT_JSON
          []                                                                                                      | NOT_JSON
          {}                                                                                                      | IDENTIFIER_MISSING
          {"identifier":{"value":null}}                                                                           | IDENTIFIER_MISSING
          {"identifier":"e"}                                                                                      | NAME_MISSING
          {"identifier":"e","name":" "}                                                                           | NAME_MISSING
          {"identifier":"e","name":1}                                                                             | FIELD_INVALID
          {"identifier":"e","name":"n"}                                                                           | START_MISSING
          {"identifier":"e","name":"n","startDate":"2030-01-01"}                                                  | START_INVALID
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00"}                                         | START_INVALID
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z"}                                        | PLACE_MISSING
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z","location":"Hall"}                      | PLACE_MISSING
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z","location":{}}                          | PLACE_NAME_MISSING
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z","location":{"name":"H","maximumAttendeeCapacity":0}}   | CAPACITY_INVALID
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z","location":{"name":"H","maximumAttendeeCapacity":"9"}} | CAPACITY_INVALID
          {"identifier":"e","name":"n","startDate":"2030-01-01T20:00:00Z","location":{"name":"H"},"genre":{}}     | FIELD_INVALID
          """)
  void a_line_that_cannot_be_taken_is_refused_with_a_code(String line, LineRefusal code) {
    RefusedLine refused = catchThrowableOfType(RefusedLine.class, () -> parser.read(line(line)));

    assertThat(refused.code()).isEqualTo(code);
  }

  @Test
  void a_line_that_is_too_long_is_refused() {
    assertThatThrownBy(() -> parser.read(new FeedLines.Line(7, null)))
        .isInstanceOf(RefusedLine.class)
        .hasMessageContaining("65536");
  }

  @Test
  void names_are_compared_without_the_spaces_of_the_feed() throws RefusedLine {
    FeedEvent event =
        parser.read(
            line(
                """
                {"identifier":"a/b","name":"n","startDate":"2030-01-01T20:00:00+02:00",
                 "location":{"identifier":"v","name":"H","address":{"addressCountry":"France"}},
                 "performer":[{"name":" Antonín  Dvořák ","jobTitle":"composer"},{"name":""}],
                 "keywords":"x, y,,x","eventStatus":"https://schema.org/EventCancelled"}
                """));

    assertThat(event.performers())
        .containsExactly(new FeedEvent.FeedPerformer("Antonín Dvořák", "composer"));
    assertThat(event.event().keywords()).containsExactly("x", "y");
    assertThat(event.event().state()).isEqualTo(EventState.CANCELLED);
    assertThat(event.event().id()).matches("event-[0-9a-f]{24}");
    assertThat(event.place().address().country()).isNull();
  }

  private static FeedLines.Line line(String text) {
    return new FeedLines.Line(1, text.getBytes(StandardCharsets.UTF_8));
  }
}
