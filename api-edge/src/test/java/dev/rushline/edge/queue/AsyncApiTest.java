package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.rushline.schemas.queue.EndReason;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/asyncapi.yaml says of the socket and the topics what the code does. */
class AsyncApiTest {
  private static final Map<String, Class<? extends Record>> VIEWS =
      Map.of(
          "FanView", FanView.class,
          "LineView", LineView.class,
          "DrawView", LineView.DrawView.class,
          "PlaceView", FanView.PlaceView.class,
          "Estimate", Standing.Estimate.class,
          "AdmissionView", FanView.AdmissionView.class);

  private final JsonNode page = page();

  private static JsonNode page() {
    try {
      return new ObjectMapper(new YAMLFactory())
          .readTree(Path.of(System.getProperty("rushline.root"), "docs", "asyncapi.yaml").toFile());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void every_message_has_the_fields_of_its_record() {
    JsonNode schemas = page.path("components").path("schemas");

    assertThat(names(schemas)).containsExactlyInAnyOrderElementsOf(VIEWS.keySet());
    VIEWS.forEach(
        (name, view) ->
            assertThat(names(schemas.path(name).path("properties")))
                .as(name)
                .containsExactlyElementsOf(
                    Arrays.stream(view.getRecordComponents())
                        .map(RecordComponent::getName)
                        .toList()));
  }

  @Test
  void every_closed_list_has_the_words_of_the_code() {
    assertThat(words("FanView", "status"))
        .containsExactlyElementsOf(of(FanView.FanStatus.values()));
    assertThat(words("FanView", "endedWhy"))
        .containsExactlyInAnyOrderElementsOf(of(EndReason.values()));
    assertThat(words("LineView", "state"))
        .containsExactlyInAnyOrderElementsOf(of(LineStatus.values()));
    assertThat(words("LineView", "heldUpBy"))
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(of(HeldUpBy.values()).stream(), Stream.of("SILENT")).toList());
  }

  @Test
  void every_topic_is_a_channel_with_its_value() {
    List<String> channels = names(page.path("channels"));

    assertThat(channels)
        .containsExactlyInAnyOrderElementsOf(
            Stream.concat(Topics.all().stream().map(Topic::name), Stream.of("live")).toList());
    for (Topic<?> topic : Topics.all()) {
      assertThat(page.at("/channels/" + topic.name() + "/address").asText())
          .isEqualTo(topic.name());
      assertThat(page.at("/channels/" + topic.name() + "/messages/value/$ref").asText())
          .endsWith("/" + topic.valueType().getSimpleName());
    }
  }

  @Test
  void the_socket_is_where_the_code_has_it() {
    assertThat(page.at("/channels/live/address").asText())
        .isEqualTo(
            LiveSocket.class.getAnnotation(io.quarkus.websockets.next.WebSocket.class).path());
    assertThat(page.at("/channels/live/description").asText())
        .contains(
            Integer.toString(LiveOutlet.NOT_IN_LINE),
            Integer.toString(LiveOutlet.TOO_SLOW),
            Integer.toString(LiveOutlet.TOO_MANY));
  }

  private List<String> words(String schema, String field) {
    List<String> words = new ArrayList<>();
    page.path("components")
        .path("schemas")
        .path(schema)
        .path("properties")
        .path(field)
        .path("enum")
        .forEach(word -> words.add(word.asText()));
    return words;
  }

  private static List<String> of(Enum<?>[] values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new ArrayList<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
