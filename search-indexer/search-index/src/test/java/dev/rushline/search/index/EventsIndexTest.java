package dev.rushline.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.schemas.search.SearchDocument;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

class EventsIndexTest {

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
  void every_field_of_a_document_is_mapped_and_nothing_else() throws Exception {
    JsonNode mappings = new ObjectMapper().readTree(EventsIndex.definition()).get("mappings");
    List<String> mapped = new ArrayList<>();
    mappings.get("properties").fieldNames().forEachRemaining(mapped::add);

    assertThat(mapped)
        .containsExactlyInAnyOrderElementsOf(
            SearchDocument.getClassSchema().getFields().stream().map(Schema.Field::name).toList());
    assertThat(mappings.get("dynamic").asText()).isEqualTo("strict");
  }
}
