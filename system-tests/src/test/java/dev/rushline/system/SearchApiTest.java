package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.rushline.local.process.Daemon;
import dev.rushline.system.Person.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the calls of search promise beside finding things: pages, filters, facets, caching. */
@ExtendWith(WithRunningSystem.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchApiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int EVENTS = 5;

  /** The budget of a search, what the catalogue may take, and a slow machine. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(4);

  private final RunningSystem system;
  private final Person organiser;
  private final Person fan;
  // Of letters only, so that it is one word and no other test's.
  private final String word =
      "tour" + UUID.randomUUID().toString().replaceAll("[^a-f]", "").concat("abcdef");

  SearchApiTest(RunningSystem system) {
    this.system = system;
    organiser = new Person(system.edges().getFirst(), system.token("organiser-1", "organiser"));
    fan = new Person(system.edges().getLast(), system.token("fan-" + word, "fan"));
  }

  /** From the north to the south, the dearest first, the last one the soonest. */
  @BeforeAll
  void aTour() throws Exception {
    for (int i = 0; i < EVENTS; i++) {
      put(
          "/venue/" + id(i),
          Map.of(
              "name",
              "Hall " + i,
              "capacity",
              50,
              "address",
              Map.of("locality", i < 2 ? "Örebro" : "Bern"),
              "geo",
              Map.of("latitude", 59 - i, "longitude", 7)));
      event(i, "Show");
    }
    Awaitility.await("all events of " + word)
        .atMost(PATIENCE)
        .until(() -> search("").body().path("total").asInt() == EVENTS);
  }

  private void event(int i, String name) throws Exception {
    put(
        "/event/" + id(i),
        Map.of(
            "name",
            name + " " + i + " " + word,
            "genre",
            i % 2 == 0 ? "Jazz" : "Folk",
            "start",
            "2031-06-0%dT20:00:00+02:00".formatted(EVENTS - i),
            "venueId",
            id(i),
            "currency",
            "EUR",
            "priceCategories",
            List.of(Map.of("code", "P1", "name", "All", "priceMinor", 1_000 * (EVENTS - i)))));
  }

  private String id(int i) {
    return word + "-" + i;
  }

  private void put(String path, Object body) throws Exception {
    Answer answer = organiser.put(path, body);
    assertThat(answer.status()).as("%s: %s", path, answer.body()).isIn(200, 201);
  }

  @Test
  void pages_have_every_event_once_although_events_change_meanwhile() throws Exception {
    List<String> seen = new ArrayList<>();
    Answer page = search("&limit=2");
    while (true) {
      seen.addAll(ids(page));
      assertThat(page.body().path("total").asInt()).isEqualTo(EVENTS);
      if (page.text("next").isEmpty()) {
        break;
      }
      // What is renamed would stand elsewhere in a search that begins now.
      event(seen.size(), "Renamed " + word);
      awaitFirst("renamed " + word + " " + seen.size(), id(seen.size()));
      page = search("&limit=2&cursor=" + page.text("next"));
    }

    assertThat(seen).containsExactlyInAnyOrder(id(0), id(1), id(2), id(3), id(4));
  }

  @Test
  void a_cursor_is_of_one_search_and_cannot_be_forged() throws Exception {
    String cursor = search("&limit=2").text("next");
    String forged = cursor.substring(0, cursor.length() - 2) + "AA";

    assertThat(search("&limit=2&genre=Jazz&cursor=" + cursor).text("code"))
        .isEqualTo("CURSOR_INVALID");
    assertThat(search("&limit=2&cursor=" + forged).text("code")).isEqualTo("CURSOR_INVALID");
    assertThat(search("&limit=2&cursor=x").status()).isEqualTo(400);
  }

  @Test
  void a_facet_counts_what_all_other_filters_leave() throws Exception {
    Answer answer = search("&city=orebro&genre=Jazz");

    assertThat(ids(answer)).containsExactly(id(0));
    assertThat(facet(answer, "city")).isEqualTo(Map.of("Örebro", 1, "Bern", 2));
    assertThat(facet(answer, "genre")).isEqualTo(Map.of("Jazz", 1, "Folk", 1));
    assertThat(facet(search(""), "city")).isEqualTo(Map.of("Örebro", 2, "Bern", 3));
    assertThat(facet(search(""), "state")).isEqualTo(Map.of("ON_SALE", EVENTS));
    assertThat(facet(search("&from=2031-06-01T00:00:00Z"), "month"))
        .isEqualTo(Map.of("2031-06", EVENTS));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "&sort=date;4 3 2 1 0",
        "&sort=price;4 3 2 1 0",
        "&sort=distance&lat=59&lon=7;0 1 2 3 4",
        "&sort=distance&lat=55&lon=7&within=200;4 3",
        "&sort=price&priceFrom=2000&priceTo=4000;3 2 1",
        "&sort=date&from=2031-06-02T00:00:00%2B02:00&to=2031-06-04T00:00:00%2B02:00;3 2",
        "&sort=date&genre=folk&city=bern;3",
        "&sort=date&available=true&genre=folk;3 1",
      })
  void filters_leave_and_sorts_order(String asked) throws Exception {
    String[] parts = asked.split(";", 2);

    assertThat(ids(search(parts[0])))
        .isEqualTo(List.of(parts[1].split(" ")).stream().map(i -> word + "-" + i).toList());
  }

  @Test
  void an_unchanged_answer_is_the_same_to_the_byte_and_is_not_sent_again() throws Exception {
    Set<String> tags = new HashSet<>();
    Awaitility.await("answers for a second")
        .during(Duration.ofSeconds(1))
        .atMost(PATIENCE)
        .until(
            () -> {
              // A first page's cursor has in it of which moment it is.
              tags.add(search("&limit=2").header("ETag"));
              return true;
            });
    // Another test's event may have changed once; each look finding a change would be four.
    assertThat(tags).hasSizeLessThanOrEqualTo(2);

    Awaitility.await("304")
        .atMost(PATIENCE)
        .until(
            () -> {
              String tag = search("&limit=2").header("ETag");
              Answer again = fan.get(path("&limit=2"), Map.of("If-None-Match", tag));
              return again.status() == 304
                  && again.response().body().isEmpty()
                  && again.header("Cache-Control").startsWith("public");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*:*",
        "name:show OR 1=1",
        "\" OR \"\"=\"",
        "{\"match_all\":{}}",
        "'; drop table event; --",
        "+show -show && (|| ~ ^2 \\",
        "<script>alert(1)</script>",
        "%",
      })
  void a_keyword_is_data(String keyword) throws Exception {
    Answer answer =
        fan.get("/event/search?keyword=" + URLEncoder.encode(keyword, StandardCharsets.UTF_8));

    assertThat(answer.status()).isIn(200, 400);
    // What was typed may come back, as "did you mean": then it must not be taken for a page.
    assertThat(answer.header("Content-Type")).startsWith("application/").contains("json");
    assertThat(answer.response().body()).doesNotContain("Exception");
    assertThat(search("").body().path("total").asInt()).isEqualTo(EVENTS);
  }

  @Test
  void names_are_suggested_from_their_beginnings_and_with_errors() throws Exception {
    JsonNode suggested = fan.get("/event/suggest?q=" + word.substring(0, 8)).body();
    String begun = suggested.path("suggestions").path(0).path("highlighted").asText();
    String swapped = word.charAt(0) + "u" + "o" + word.substring(3);

    assertThat(begun).contains("<em>" + word + "</em>");
    assertThat(fan.get("/event/suggest?q=" + swapped).body().path("suggestions").toString())
        .contains(word);
  }

  @Test
  void a_hung_elasticsearch_costs_fans_moments_and_bookings_nothing() throws Exception {
    String event = new Catalogue(system).onSale(10, Map.of());
    Daemon elasticsearch = system.processes().elasticsearch().daemon();
    String known = path("&sort=date");
    fan.get(known);

    elasticsearch.pause();
    try {
      Awaitility.await("an earlier answer")
          .atMost(ANSWERED_WITHIN)
          .until(() -> fan.get(known).body().path("stale").asBoolean());
      long began = System.nanoTime();
      Answer other = search("&sort=date&limit=3");
      Answer booked =
          fan.checkout(
              UUID.randomUUID().toString(), Map.of("eventId", event, "best", Map.of("count", 1)));

      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(ANSWERED_WITHIN);
      assertThat(other.text("source")).isEqualTo("catalogue");
      assertThat(ids(other)).containsExactly(id(4), id(3), id(2));
      assertThat(booked.status()).isEqualTo(201);
    } finally {
      elasticsearch.resume();
    }
    Awaitility.await("the index again")
        .atMost(PATIENCE)
        .until(
            () ->
                search("&sort=date&limit=3").text("source").equals("index")
                    && !fan.get(known).body().path("stale").asBoolean());
  }

  private void awaitFirst(String keyword, String id) {
    Awaitility.await(keyword)
        .atMost(PATIENCE)
        .until(
            () -> {
              List<String> found =
                  ids(
                      fan.get(
                          "/event/search?keyword="
                              + URLEncoder.encode(keyword, StandardCharsets.UTF_8)));
              return !found.isEmpty() && found.getFirst().equals(id);
            });
  }

  private Answer search(String more) throws Exception {
    return fan.get(path(more));
  }

  private String path(String more) {
    return "/event/search?keyword=" + word + more;
  }

  private static List<String> ids(Answer answer) {
    return StreamSupport.stream(answer.body().path("events").spliterator(), false)
        .map(event -> event.path("id").asText())
        .toList();
  }

  private static Map<String, Integer> facet(Answer answer, String name) {
    Map<String, Integer> counts = new HashMap<>();
    answer
        .body()
        .path("facets")
        .path(name)
        .forEach(value -> counts.put(value.path("value").asText(), value.path("count").asInt()));
    return counts;
  }
}
