package dev.rushline.local.search;

import static dev.rushline.local.junit.ServerKind.ELASTICSEARCH;
import static dev.rushline.local.junit.ServerKind.KAFKA;
import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.connectors.SearchSink;
import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Http;
import dev.rushline.schemas.search.SearchDocument;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.search.index.EventsIndex;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NeedsServers({KAFKA, REGISTRY, ELASTICSEARCH})
class ReindexTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant EIGHT = Instant.parse("2030-01-01T20:00:00.123Z");

  /** Rises over all tests: the topic is theirs together. */
  private static long version = 1;

  private final Servers servers;
  private final Generations generations;
  private final List<String> said = new ArrayList<>();
  private final Reindex reindex;

  @TempDir private Path directory;

  ReindexTest(Servers servers) {
    this.servers = servers;
    this.generations = new Generations(servers.elasticsearchUrl());
    this.reindex =
        new Reindex(
            servers.elasticsearchUrl(), servers.bootstrap(), servers.registryUrl(), said::add);
  }

  @BeforeEach
  void provision() throws Exception {
    servers.provision();
  }

  @AfterEach
  void deleteGenerations() throws Exception {
    for (String generation : all()) {
      generations.delete(generation);
    }
  }

  @Test
  void without_an_index_one_is_made_with_what_the_topic_holds() throws Exception {
    send("known-before", "Known before");

    reindex.createMissing();

    assertThat(found("known-before").at("/_source/name").asText()).isEqualTo("Known before");
    assertThat(generations.unfinished()).isEmpty();
  }

  @Test
  void an_index_that_is_there_is_left_alone() throws Exception {
    reindex.createMissing();
    String before = generations.searched().orElseThrow();

    assertThat(reindex.createMissing()).isEqualTo(before);
    assertThat(all()).containsExactly(before);
  }

  @Test
  void a_document_is_copied_as_it_is_with_its_version_from_the_header() throws Exception {
    long sent = send("whole", "Dvořák: Rusalka");

    reindex.createMissing();

    JsonNode document = found("whole");
    assertThat(document.path("_version").asLong()).isEqualTo(sent);
    assertThat(document.at("/_source/starts_at").asText()).isEqualTo("2030-01-01T20:00:00.123Z");
    assertThat(document.at("/_source/performers/0").asText()).isEqualTo("Somebody");
    assertThat(document.at("/_source/genre").isNull()).isTrue();
  }

  @Test
  void the_new_generation_has_what_came_while_it_was_filled_and_the_old_one_is_gone()
      throws Exception {
    send("changed", "First name");
    send("deleted", "To be deleted");
    reindex.createMissing();
    String old = generations.searched().orElseThrow();
    afterThisSecond(old);

    String fresh =
        reindex.run(
            index -> {
              send("changed", "Second name");
              delete("deleted");
              return true;
            },
            lock(),
            false);

    assertThat(generations.searched()).contains(fresh);
    assertThat(found("changed").at("/_source/name").asText()).isEqualTo("Second name");
    assertThat(found("deleted").path("found").asBoolean()).isFalse();
    assertThat(all()).containsExactly(fresh);
  }

  @Test
  void the_old_generation_stays_when_asked_for() throws Exception {
    reindex.createMissing();
    String old = generations.searched().orElseThrow();
    afterThisSecond(old);

    String fresh = reindex.run(index -> true, lock(), true);

    assertThat(all()).containsExactlyInAnyOrder(old, fresh);
  }

  @Test
  void after_an_interruption_the_old_one_is_searched_and_a_repetition_clears_up() throws Exception {
    send("early", "Early");
    reindex.createMissing();
    String old = generations.searched().orElseThrow();
    afterThisSecond(old);

    assertThatThrownBy(
            () ->
                reindex.run(
                    index -> {
                      throw new IOException("pulled the plug");
                    },
                    lock(),
                    false))
        .hasMessage("pulled the plug");

    assertThat(generations.searched()).contains(old);
    assertThat(generations.unfinished()).hasSize(1);
    afterThisSecond(generations.unfinished().getFirst());
    String fresh = reindex.run(index -> true, lock(), false);
    assertThat(generations.unfinished()).isEmpty();
    assertThat(all()).containsExactly(fresh);
  }

  @Test
  void a_record_that_is_no_document_is_skipped_and_counted() throws Exception {
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", servers.bootstrap()),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(new ProducerRecord<>(Topics.SEARCH_DOCUMENTS.name(), "bad", "no Avro")).get();
    }
    send("good", "Good");
    reindex.createMissing();
    afterThisSecond(generations.searched().orElseThrow());

    reindex.run(index -> true, lock(), false);

    assertThat(found("good").path("found").asBoolean()).isTrue();
    assertThat(said).anyMatch(line -> line.contains("copied") && !line.contains(" 0 records"));
  }

  @Test
  void two_at_a_time_are_refused() throws Exception {
    reindex.createMissing();
    afterThisSecond(generations.searched().orElseThrow());

    assertThatThrownBy(
            () ->
                reindex.run(
                    index -> {
                      reindex.run(other -> true, lock(), false);
                      return true;
                    },
                    lock(),
                    false))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("runs already");
  }

  @Test
  void without_an_index_there_is_nothing_to_make_anew() {
    assertThatThrownBy(() -> reindex.run(index -> true, lock(), false))
        .isInstanceOf(ServerFailed.class)
        .hasMessageContaining("./rushline up");
  }

  private Path lock() {
    return directory.resolve("reindex.lock");
  }

  /** Two generations of one second would have one name. */
  private static void afterThisSecond(String generation) {
    await().until(() -> !EventsIndex.generation(Instant.now()).equals(generation));
  }

  private JsonNode found(String id) throws IOException, InterruptedException {
    return JSON.readTree(
        Http.get(servers.elasticsearchUrl() + "/" + EventsIndex.ALIAS + "/_doc/" + id).body());
  }

  private List<String> all() throws IOException, InterruptedException {
    List<String> names = new ArrayList<>();
    JSON.readTree(
            Http.get(servers.elasticsearchUrl() + "/" + EventsIndex.ALL_GENERATIONS)
                .requireSuccess("generations")
                .body())
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  private long send(String id, String name) throws IOException, InterruptedException {
    return write(
        id,
        SearchDocument.newBuilder()
            .setEventId(id)
            .setVersion(version + 1)
            .setName(name)
            .setKeywords(List.of())
            .setPerformers(List.of("Somebody"))
            .setPerformerIds(List.of("somebody"))
            .setVenueId("hall")
            .setVenueName("Hall")
            .setStartsAt(EIGHT)
            .setStartOffset(3_600)
            .setClosesAt(EIGHT)
            .setCancelled(false)
            .setCurrency("EUR")
            .setChangedAt(EIGHT)
            .build());
  }

  private void delete(String id) throws IOException, InterruptedException {
    write(id, null);
  }

  private long write(String id, SearchDocument document) throws IOException, InterruptedException {
    version++;
    ProducerRecord<String, SearchDocument> record =
        new ProducerRecord<>(Topics.SEARCH_DOCUMENTS.name(), id, document);
    record
        .headers()
        .add(SearchSink.VERSION_HEADER, Long.toString(version).getBytes(StandardCharsets.US_ASCII));
    try (Serde<SearchDocument> serde = Topics.SEARCH_DOCUMENTS.valueSerde(servers.registryUrl());
        KafkaProducer<String, SearchDocument> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", servers.bootstrap()),
                new StringSerializer(),
                serde.serializer())) {
      producer.send(record).get();
    } catch (ExecutionException e) {
      throw new IOException("not written: " + id, e);
    }
    return version;
  }
}
