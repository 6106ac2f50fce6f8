package dev.rushline.search.topology;

import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_EVENT_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PERFORMER;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_PRICE_CATEGORY;
import static dev.rushline.schemas.topics.Topics.CATALOGUE_VENUE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.search.GeoPoint;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.streams.BareAvro;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows and free seats in, documents out. */
class SearchTopologyTest {
  @TempDir Path stateDirectory;
  private TestTopology topology;

  @BeforeEach
  void aConcert() {
    topology =
        new TestTopology(stateDirectory)
            .row(CATALOGUE_EVENT, "e1", Rows.event("e1", "hall").build())
            .row(CATALOGUE_VENUE, "hall", Rows.venue("hall", "Hall"))
            .row(CATALOGUE_PERFORMER, "ada", Rows.performer("ada", "Ada"))
            .row(CATALOGUE_PERFORMER, "bob", Rows.performer("bob", "Bob"))
            .row(CATALOGUE_EVENT_PERFORMER, "e1/0", Rows.plays("e1", 0, "bob"))
            .row(CATALOGUE_EVENT_PERFORMER, "e1/1", Rows.plays("e1", 1, "ada"))
            .row(CATALOGUE_PRICE_CATEGORY, "e1/0", Rows.price("e1", 0, 4_500));
  }

  @AfterEach
  void close() {
    topology.close();
  }

  private SearchDocument document() {
    List<TestRecord<String, SearchDocument>> news = topology.news();
    assertThat(news).hasSize(1);
    return news.getFirst().value();
  }

  private static String version(TestRecord<String, SearchDocument> record) {
    return new String(
        record.headers().lastHeader("rushline.version").value(), StandardCharsets.US_ASCII);
  }

  @Test
  void the_shape_is_the_reviewed_one() throws IOException {
    try (InputStream reviewed = getClass().getResourceAsStream("/search-topology.txt")) {
      assertThat(
              SearchTopology.build(
                      new BareAvro(), ContainedRows.reader(), new SimpleMeterRegistry())
                  .describe()
                  .toString()
                  .strip())
          .isEqualTo(new String(reviewed.readAllBytes(), StandardCharsets.UTF_8).strip());
    }
  }

  @Test
  void rows_become_one_document_with_all_that_search_knows() {
    TestRecord<String, SearchDocument> record = topology.news().getFirst();
    long now = TestTopology.START.plus(ProjectDocuments.SETTLING).toEpochMilli();

    assertThat(record.key()).isEqualTo("e1");
    assertThat(version(record)).isEqualTo(Long.toString(now));
    assertThat(record.value())
        .isEqualTo(
            SearchDocument.newBuilder()
                .setEventId("e1")
                .setVersion(now)
                .setName("Event e1")
                .setDescription(null)
                .setGenre("Jazz")
                .setKeywords(List.of("jazz", "open air"))
                .setPerformers(List.of("Bob", "Ada"))
                .setPerformerIds(List.of("bob", "ada"))
                .setVenueId("hall")
                .setVenueName("Hall")
                .setCity("Zürich")
                .setRegion(null)
                .setCountry("CH")
                .setLocation(new GeoPoint(47.37, 8.54))
                .setStartsAt(Instant.parse("2031-06-01T18:00:00Z"))
                .setStartOffset(7_200)
                .setOpensAt(Instant.parse("2031-01-01T08:00:00.5Z"))
                .setClosesAt(Instant.parse("2031-06-01T18:00:00Z"))
                .setCancelled(false)
                .setCurrency("CHF")
                .setFromPriceMinor(4_500L)
                .setSeatsLeft(null)
                .setChangedAt(Instant.ofEpochMilli(now))
                .build());
    assertThat(topology.news()).isEmpty();
  }

  @Test
  void a_renamed_venue_changes_the_document() {
    topology.news();

    topology.row(CATALOGUE_VENUE, "hall", Rows.venue("hall", "Arena"));

    assertThat(document().getVenueName()).isEqualTo("Arena");
  }

  @Test
  void a_cancelled_event_says_so() {
    topology.news();

    topology.row(CATALOGUE_EVENT, "e1", Rows.event("e1", "hall").set("state", "CANCELLED").build());

    assertThat(document().getCancelled()).isTrue();
  }

  @Test
  void a_deleted_event_is_a_tombstone_with_a_higher_version() {
    long before = document().getVersion();

    topology
        .deleted(CATALOGUE_EVENT_PERFORMER, "e1/0")
        .deleted(CATALOGUE_EVENT_PERFORMER, "e1/1")
        .deleted(CATALOGUE_PRICE_CATEGORY, "e1/0")
        .deleted(CATALOGUE_EVENT, "e1");

    TestRecord<String, SearchDocument> record = topology.news().getFirst();
    assertThat(record.key()).isEqualTo("e1");
    assertThat(record.value()).isNull();
    assertThat(Long.parseLong(version(record))).isGreaterThan(before);
  }

  @Test
  void a_deleted_row_of_programme_or_prices_changes_the_document() {
    topology.news();

    topology.deleted(CATALOGUE_EVENT_PERFORMER, "e1/0").deleted(CATALOGUE_PRICE_CATEGORY, "e1/0");

    SearchDocument document = document();
    assertThat(document.getPerformers()).containsExactly("Ada");
    assertThat(document.getFromPriceMinor()).isNull();
  }

  @Test
  void the_sections_of_a_sale_become_one_sum_soon_after_the_first() {
    topology.news();

    topology.free("e1", "S1", 100).free("e1", "S2", 20).after(SumSeats.SETTLING);

    assertThat(document().getSeatsLeft()).isEqualTo(120);
  }

  @Test
  void seats_left_are_handed_on_every_two_seconds_at_most_and_only_when_they_changed() {
    topology.free("e1", "S1", 100).after(SumSeats.SETTLING).news();

    topology.free("e1", "S1", 99).after(SumSeats.BETWEEN.minusMillis(300));
    assertThat(topology.news()).isEmpty();
    topology.free("e1", "S1", 98).after(Duration.ofMillis(300));

    assertThat(document().getSeatsLeft()).isEqualTo(98);
    topology.free("e1", "S1", 98).after(SumSeats.BETWEEN);
    assertThat(topology.news()).isEmpty();
  }

  @Test
  void nothing_rings_while_nothing_is_to_be_written() {
    topology.free("e1", "S1", 100).after(SumSeats.BETWEEN).news();
    double before = topology.rung();

    IntStream.range(0, 600).forEach(_ -> topology.after(Duration.ofMillis(100)));

    assertThat(before).isPositive();
    assertThat(topology.rung()).isEqualTo(before);
    assertThat(topology.news()).isEmpty();
  }

  @Test
  void a_step_makes_a_bounded_number_of_documents_and_the_next_goes_on() {
    topology.news();
    int events = ProjectDocuments.DOCUMENTS_PER_STEP_MAX + 10;
    for (int i = 0; i < events; i++) {
      topology.row(CATALOGUE_EVENT, "x" + i, Rows.event("x" + i, "hall").build());
    }

    assertThat(topology.news()).hasSize(ProjectDocuments.DOCUMENTS_PER_STEP_MAX);
    assertThat(topology.meters.get("rushline.search.events.marked").gauge().value()).isEqualTo(10);
    assertThat(topology.news()).hasSize(10);
  }

  @Test
  void outcomes_are_counted() {
    topology.news();
    topology.row(CATALOGUE_VENUE, "hall", Rows.venue("hall", "Arena"));
    topology.row(CATALOGUE_VENUE, "hall", Rows.venue("hall", "Hall")).news();
    topology.deleted(CATALOGUE_EVENT, "e1").news();

    assertThat(counted("written")).isEqualTo(1);
    assertThat(counted("unchanged")).isEqualTo(1);
    assertThat(counted("withdrawn")).isEqualTo(1);
  }

  private double counted(String outcome) {
    return topology
        .meters
        .get("rushline.search.documents")
        .tag("outcome", outcome)
        .counter()
        .count();
  }
}
