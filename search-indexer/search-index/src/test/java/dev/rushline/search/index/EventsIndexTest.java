package dev.rushline.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.schemas.search.SearchDocument;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventsIndexTest {
  /** Where the mapping gathers words of several fields; no field of a document. */
  private static final Set<String> GATHERED = Set.of("words");

  private final JsonNode definition = read();

  @Test
  void a_generation_is_named_after_version_and_second() {
    String name = EventsIndex.generation(Instant.parse("2030-01-02T03:04:05.678Z"));

    assertThat(name).isEqualTo("events-v1-20300102030405");
    assertThat(EventsIndex.isGeneration(name)).isTrue();
  }

  @Test
  void other_names_are_no_generations() {
    assertThat(List.of("events", "events-v1", "my-events-v1-20300102030405", "events-v1-2030"))
        .noneMatch(EventsIndex::isGeneration);
  }

  @Test
  void every_field_of_a_document_is_mapped_and_nothing_else() {
    Set<String> fields = new HashSet<>(GATHERED);
    SearchDocument.getClassSchema().getFields().forEach(field -> fields.add(field.name()));

    Set<String> mapped = new HashSet<>();
    properties().fieldNames().forEachRemaining(mapped::add);

    assertThat(mapped).isEqualTo(fields);
  }

  @Test
  void a_document_with_another_field_is_refused() {
    assertThat(definition.at("/mappings/dynamic").asText()).isEqualTo("strict");
  }

  @Test
  void times_are_dates_and_the_place_is_a_point() {
    assertThat(properties().at("/location/type").asText()).isEqualTo("geo_point");
    for (Schema.Field field : SearchDocument.getClassSchema().getFields()) {
      if (field.schema().toString().contains("timestamp-millis")) {
        assertThat(properties().at("/" + field.name() + "/type").asText())
            .as(field.name())
            .isEqualTo("date");
      }
    }
  }

  @Test
  void only_analysis_that_the_smallest_server_has_is_used() {
    Set<String> filters = new HashSet<>(List.of("lowercase", "asciifolding"));
    definition.at("/settings/analysis/filter").fieldNames().forEachRemaining(filters::add);

    for (Map.Entry<String, JsonNode> analyzer :
        definition.at("/settings/analysis/analyzer").properties()) {
      assertThat(analyzer.getValue().get("tokenizer").asText())
          .as(analyzer.getKey())
          .isIn("standard", "keyword");
      analyzer
          .getValue()
          .get("filter")
          .forEach(filter -> assertThat(filters).contains(filter.asText()));
    }
  }

  private JsonNode properties() {
    return definition.at("/mappings/properties");
  }

  private static JsonNode read() {
    try {
      return new ObjectMapper().readTree(EventsIndex.definition());
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }
}
