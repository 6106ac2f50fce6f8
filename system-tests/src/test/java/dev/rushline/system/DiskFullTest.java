package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.local.servers.ElasticsearchServer;
import dev.rushline.local.servers.Http;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Elasticsearch's disk is full for a while, and then it is not. */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class DiskFullTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final RunningSystem system;
  private final Person organiser;

  DiskFullTest(RunningSystem system) {
    this.system = system;
    organiser = new Person(system.edges().getFirst(), system.token("organiser-1", "organiser"));
  }

  @Test
  void searches_say_that_they_are_behind_and_everything_comes_afterwards() throws Exception {
    String word = "w" + UUID.randomUUID().toString().substring(0, 8);
    ElasticsearchServer elasticsearch = system.processes().elasticsearch();
    setWriteBlock(elasticsearch, "true");
    try {
      organiser.put("/venue/" + word, Map.of("name", "Hall", "capacity", 50));
      int put =
          organiser
              .put(
                  "/event/" + word,
                  Map.of("name", word, "start", "2031-06-01T20:00:00+02:00", "venueId", word))
              .status();

      assertThat(put).isEqualTo(201);
      Awaitility.await("searches that say so")
          .atMost(PATIENCE)
          .until(() -> search(word).header("Warning").contains("takes no changes"));
      assertThat(search(word).body().path("events")).isEmpty();
      assertThat(elasticsearch.condition()).contains("takes no writes: index.blocks.write");
      assertThat(organiser.get("/q/health/well").body().toString())
          .contains("\"takesWrites\":false");
    } finally {
      setWriteBlock(elasticsearch, "null");
    }

    Awaitility.await("the event, with nobody's help")
        .atMost(PATIENCE)
        .until(() -> !search(word).body().path("events").isEmpty());
    assertThat(elasticsearch.condition()).doesNotContain("takes no writes");
  }

  private Person.Answer search(String word) throws Exception {
    return organiser.get("/event/search?keyword=" + word);
  }

  private static void setWriteBlock(ElasticsearchServer elasticsearch, String value)
      throws Exception {
    Http.putJson(
            elasticsearch.url() + "/events/_settings",
            "{\"index.blocks.write\": %s}".formatted(value))
        .requireSuccess("block");
  }
}
