package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.local.importing.EdgeClient;
import dev.rushline.local.importing.Source;
import dev.rushline.search.judged.JudgedEvent;
import dev.rushline.search.judged.JudgedQuery;
import dev.rushline.search.judged.JudgedSet;
import dev.rushline.search.judged.QueryKind;
import dev.rushline.search.judged.Relevance;
import dev.rushline.system.Person.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A floor under relevance: queries made by rule from events made by rule, asked over HTTP. It is
 * lower than what is measured, which docs/search.md has, and high enough that a broken analyzer, a
 * lost field or a changed order falls through.
 */
@Tag("long")
@ExtendWith(WithRunningSystem.class)
class SearchRelevanceTest {
  private static final int EVENTS = 1_500;
  private static final int QUERIES_PER_KIND = 40;
  private static final String GENRE = "relevancetest";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** Recall within the first ten places. */
  private static final Map<QueryKind, Double> FLOOR =
      Map.of(
          QueryKind.EXACT, 0.98,
          QueryKind.ONE_EDIT, 0.95,
          QueryKind.TWO_EDITS, 0.85,
          QueryKind.TRANSPOSED, 0.95,
          QueryKind.MISSING_ACCENTS, 0.95,
          QueryKind.PARTIAL, 0.9,
          QueryKind.ARTIST_CITY, 0.95,
          QueryKind.TWO_PERFORMERS, 0.9);

  private final RunningSystem system;
  private final Person fan;

  SearchRelevanceTest(RunningSystem system) {
    this.system = system;
    fan = new Person(system.edges().getFirst(), system.token("fan-relevance", "fan"));
  }

  @Test
  void what_was_meant_is_among_the_first_ten(@TempDir Path directory) throws Exception {
    List<JudgedEvent> events = imported(directory.resolve("feed.ndjson"));
    Relevance relevance = new Relevance();

    for (JudgedQuery query : JudgedSet.of(events, 1, QUERIES_PER_KIND)) {
      relevance.judge(query, found(query.text()));
    }

    System.out.print(relevance.table());
    SoftAssertions.assertSoftly(
        softly ->
            FLOOR.forEach(
                (kind, floor) ->
                    softly
                        .assertThat(relevance.recall(kind))
                        .as("recall@10 of %s; %s", kind.title(), relevance.misses(kind))
                        .isGreaterThanOrEqualTo(floor)));
  }

  private List<JudgedEvent> imported(Path feed) throws Exception {
    SyntheticCatalogue catalogue = new SyntheticCatalogue("rel", 7);
    List<JudgedEvent> events = catalogue.events(EVENTS);
    Files.write(feed, events.stream().map(event -> catalogue.line(event, GENRE)).toList());
    EdgeClient edge =
        new EdgeClient(system.edges().getFirst(), system.token("organiser-1", "organiser"));
    try (Source source = Source.of(feed)) {
      assertThat(edge.importEvents(source, _ -> {}).refusals()).isEmpty();
    }
    Map<String, Billed> wanted =
        events.stream().collect(Collectors.toMap(JudgedEvent::id, Billed::of));
    Awaitility.await("all of them in the index, as they were imported")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .until(() -> indexed().equals(wanted));
    return events;
  }

  /**
   * What a search is judged by. Rows of one event reach the index by several topics, so that an
   * event may be found some moments before its performers and its city are known.
   */
  private record Billed(Set<String> performers, String city) {
    static Billed of(JudgedEvent event) {
      return new Billed(Set.copyOf(event.performers()), event.city());
    }

    static Billed of(JsonNode found) {
      Set<String> performers = new HashSet<>();
      found.path("performers").forEach(name -> performers.add(name.asText()));
      return new Billed(performers, found.path("venue").path("city").asText());
    }
  }

  /** All events of the catalogue, page by page; none when an answer is not the index's. */
  private Map<String, Billed> indexed() throws Exception {
    Map<String, Billed> indexed = new HashMap<>();
    String cursor = "";
    do {
      Answer page = fan.get("/event/search?limit=50&genre=" + GENRE + cursor);
      if (!page.text("source").equals("index")) {
        return Map.of();
      }
      page.body()
          .path("events")
          .forEach(event -> indexed.put(event.path("id").asText(), Billed.of(event)));
      cursor = page.text("next").isEmpty() ? "" : "&cursor=" + page.text("next");
    } while (!cursor.isEmpty());
    return indexed;
  }

  /** By the index: only that forgives. A loaded machine may need a second try. */
  private List<String> found(String keyword) {
    String path =
        "/event/search?limit=10&genre=%s&keyword=%s"
            .formatted(GENRE, URLEncoder.encode(keyword, StandardCharsets.UTF_8));
    JsonNode body =
        Awaitility.await(keyword)
            .atMost(PATIENCE)
            .until(
                () -> fan.get(path).body(),
                answer ->
                    answer.path("source").asText().equals("index")
                        && !answer.path("stale").asBoolean());
    List<String> ids = new ArrayList<>();
    body.path("events").forEach(event -> ids.add(event.path("id").asText()));
    return ids;
  }
}
