package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.Launch;
import dev.rushline.local.servers.Server;
import dev.rushline.system.Person.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Fans find what organisers have written, although they mistype, and whatever happens to search.
 */
@ExtendWith(WithRunningSystem.class)
class SearchJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningSystem system;
  private final Person organiser;
  private final Person fan;
  // Of letters only, so that it is one word and no other test's.
  private final String word =
      UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("quartett").substring(0, 8);
  private final String id = "search-" + UUID.randomUUID().toString().substring(0, 8);

  SearchJourneyTest(RunningSystem system) {
    this.system = system;
    organiser = new Person(system.edges().getFirst(), system.token("organiser-1", "organiser"));
    fan = new Person(system.edges().getLast(), system.token("fan-" + id, "fan"));
  }

  @BeforeEach
  void aConcert() throws Exception {
    put("/venue/" + id, venue("Grüner Saal " + word));
    put("/performer/" + id, Map.of("name", "Zoë Lindström"));
    put(
        "/event/" + id,
        Map.of(
            "name",
            "Nocturne " + word,
            "start",
            "2031-06-01T20:00:00+02:00",
            "venueId",
            id,
            "performers",
            List.of(Map.of("performerId", id))));
  }

  private static Map<String, ?> venue(String name) {
    return Map.of("name", name, "capacity", 50, "address", Map.of("locality", "Zürich"));
  }

  private void put(String path, Object body) throws Exception {
    assertThat(organiser.put(path, body).status()).as(path).isIn(200, 201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nocturne %s",
        "%s nocturne",
        "noctrune %s",
        "NOCT %s",
        "zoe lindstrom zurich %s",
      })
  void an_event_is_found_by_what_fans_type(String typed) {
    awaitFound(typed.formatted(word));
  }

  @Test
  void a_venue_that_is_renamed_is_found_by_its_new_name() throws Exception {
    awaitFound("gruner saal " + word);

    put("/venue/" + id, venue("Weisser Pavillon"));

    awaitFound("weisser pavillon " + word);
  }

  @Test
  void an_event_that_is_deleted_is_not_found_any_more() throws Exception {
    awaitFound("nocturne " + word);

    organiser.delete("/event/" + id);

    Awaitility.await("no longer found")
        .atMost(PATIENCE)
        .until(() -> !search("nocturne " + word).body().path("events").toString().contains(id));
  }

  @Test
  void without_elasticsearch_the_catalogue_answers_and_with_it_the_index_again() throws Exception {
    awaitFound("nocturne " + word);
    Server elasticsearch = system.processes().elasticsearch();

    elasticsearch.daemon().kill();

    Answer answer = search(word + " nocturne");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("events").toString()).contains(id);
    assertThat(answer.text("source")).isEqualTo("catalogue");
    Launch.start(elasticsearch);
    awaitFound("noctrune " + word);
  }

  @Test
  void what_is_not_understood_is_refused_with_the_reason() throws Exception {
    Answer answer = fan.get("/event/search?keyword=x&limit=1000&colour=red");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("limit", "colour");
  }

  /** By the index: only that forgives. */
  private void awaitFound(String keyword) {
    Awaitility.await(keyword)
        .atMost(PATIENCE)
        .until(
            () -> {
              Answer answer = search(keyword);
              return answer.text("source").equals("index")
                  && answer.body().path("events").path(0).path("id").asText().equals(id);
            });
  }

  private Answer search(String keyword) throws Exception {
    return fan.get("/event/search?keyword=" + URLEncoder.encode(keyword, StandardCharsets.UTF_8));
  }
}
