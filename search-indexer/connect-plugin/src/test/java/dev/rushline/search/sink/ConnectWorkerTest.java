package dev.rushline.search.sink;

import static dev.rushline.local.junit.ServerKind.CONNECT;
import static dev.rushline.local.junit.ServerKind.ELASTICSEARCH;
import static dev.rushline.local.junit.ServerKind.KAFKA;
import static dev.rushline.local.junit.ServerKind.REGISTRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.local.connectors.ConnectRest;
import dev.rushline.local.connectors.Connector;
import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import dev.rushline.local.servers.Http;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The plugin in a real worker, as its users run it. */
@NeedsServers({KAFKA, CONNECT, ELASTICSEARCH, REGISTRY})
class ConnectWorkerTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Servers servers;

  ConnectWorkerTest(Servers servers) {
    this.servers = servers;
  }

  @Test
  void documents_arrive_deletions_delete_and_the_rest_goes_to_the_dead_letters() throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "arrivals");
    try (FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      topic.send("a", "{\"number\":1}");
      topic.send("b", "{\"number\":2}");
      topic.send("bad", "{\"number\":\"many\"}");
      topic.send("a", "{\"number\":3}");
      topic.send("b", null);
      topic.send("x".repeat(600), "{\"number\":4}");

      start(topic, servers.elasticsearchUrl());

      List<ConsumerRecord<String, String>> dead = topic.deadLetters(2);
      assertThat(dead)
          .extracting(ConsumerRecord::key)
          .containsExactlyInAnyOrder("bad", "x".repeat(600));
      assertThat(dead)
          .extracting(ConnectWorkerTest::reason)
          .anyMatch(reason -> reason.contains("failed to parse field [number]"))
          .anyMatch(reason -> reason.contains("has 600 bytes"));
      await().atMost(FilmTopic.PATIENCE).until(index::numbers, Map.of("a", 3)::equals);
    }
  }

  @Test
  @Tag("long")
  void a_worker_that_is_killed_in_the_middle_ends_with_the_same_documents() throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "worker-killed");
    try (FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      Random random = new Random(1);
      start(topic, servers.elasticsearchUrl());
      topic.sendMany(4_000, random);
      await().atMost(FilmTopic.PATIENCE).until(index::numbers, numbers -> !numbers.isEmpty());

      topic.sendMany(4_000, random);
      servers.kill(CONNECT);
      topic.sendMany(1_000, random);
      servers.restart(CONNECT);

      awaitWanted(index, topic);
    }
  }

  @Test
  @Tag("long")
  void an_elasticsearch_that_is_killed_in_the_middle_ends_with_the_same_documents()
      throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "elasticsearch-killed");
    try (FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      Random random = new Random(2);
      start(topic, servers.elasticsearchUrl());
      topic.sendMany(4_000, random);
      await().atMost(FilmTopic.PATIENCE).until(index::numbers, numbers -> !numbers.isEmpty());

      topic.sendMany(4_000, random);
      servers.kill(ELASTICSEARCH);
      topic.sendMany(1_000, random);
      servers.restart(ELASTICSEARCH);

      awaitWanted(index, topic);
      assertThat(get("/connectors/" + topic.name() + "/status").findValuesAsText("state"))
          .containsOnly("RUNNING");
    }
  }

  @Test
  void refusals_of_every_kind_end_with_the_right_documents_and_dead_letters() throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "refusals");
    try (FaultyProxy proxy = new FaultyProxy(servers.elasticsearchUrl(), 7, 0.05);
        FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      start(topic, proxy.url());
      topic.sendMany(6_000, new Random(3));
      Map<String, Integer> wanted = topic.wanted();
      wanted.keySet().removeIf(FaultyProxy::neverTakes);

      awaitWanted(index, topic);
      assertThat(proxy.refused()).isGreaterThan(200);
      assertThat(topic.deadLetters(30))
          .allMatch(dead -> FaultyProxy.neverTakes(dead.key()))
          .allMatch(dead -> reason(dead).contains("failed to parse field [made up]"));
    }
  }

  /**
   * Longer than a refused item has attempts, and nobody restarts anything. The block of a full disk
   * would be lifted meanwhile: every half a minute Elasticsearch sees that the disk has room.
   */
  @Test
  @Tag("long")
  void an_index_that_takes_no_writes_is_waited_for_and_everything_arrives_afterwards()
      throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "no-writes");
    try (FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      start(
          topic,
          servers.elasticsearchUrl(),
          Map.of(
              SinkOptions.RETRIES, "3",
              SinkOptions.BACKOFF_MAX, "200",
              SinkOptions.BUFFERED, "500"));
      setWriteBlock(index, "true");
      topic.sendMany(2_000, new Random(4));

      await("a task that runs on, though nothing is written")
          .during(Duration.ofSeconds(10))
          .atMost(Duration.ofSeconds(20))
          .until(() -> states(topic), Set.of("RUNNING")::equals);
      assertThat(index.numbers()).isEmpty();
      setWriteBlock(index, "null");

      awaitWanted(index, topic);
      assertThat(states(topic)).containsOnly("RUNNING");
    }
  }

  @Test
  @Tag("long")
  void a_registry_that_is_away_stops_the_sink_and_makes_no_dead_letters() throws Exception {
    TestIndex index = TestIndex.create(servers.elasticsearchUrl(), "registry-away");
    try (FilmTopic topic = new FilmTopic(servers.bootstrap(), index.name())) {
      AvroFilms films = AvroFilms.register(servers.registryUrl(), topic.name());
      start(topic, servers.elasticsearchUrl(), films.converter());
      servers.kill(REGISTRY);
      topic.sendBytes("a", films.of(1));
      await().atMost(FilmTopic.PATIENCE).until(() -> states(topic).contains("FAILED"));
      servers.restart(REGISTRY);
      topic.sendBytes("bad", films.cutShort());
      topic.sendBytes("b", films.of(2));

      await().atMost(FilmTopic.PATIENCE).until(index::numbers, Map.of("a", 1, "b", 2)::equals);
      assertThat(topic.deadLetters(1)).extracting(ConsumerRecord::key).containsExactly("bad");
    }
  }

  private void setWriteBlock(TestIndex index, String value) throws Exception {
    Http.putJson(
            servers.elasticsearchUrl() + "/" + index.name() + "/_settings",
            "{\"index.blocks.write\": %s}".formatted(value))
        .requireSuccess("block of " + index.name());
  }

  private Set<String> states(FilmTopic topic) throws Exception {
    return Set.copyOf(get("/connectors/" + topic.name() + "/status").findValuesAsText("state"));
  }

  @Test
  void the_worker_shows_what_is_wrong_with_options() throws Exception {
    Http.Answer answer =
        Http.putJson(
                servers.connectUrl()
                    + "/connector-plugins/ElasticsearchSinkConnector/config/validate",
                """
                {"connector.class": "dev.rushline.search.sink.ElasticsearchSinkConnector",
                 "name": "x", "topics": "x", "connection.url": "localhost", "index": "Films",
                 "version.source": "field:v", "behavior.on.null.values": "delete"}
                """)
            .requireSuccess("validate");

    JsonNode validated = JSON.readTree(answer.body());
    assertThat(validated.path("error_count").asInt()).isEqualTo(3);
    assertThat(answer.body())
        .contains("is no address such as http://localhost:9200")
        .contains("must be in lower case")
        .contains("A record that deletes has no fields");
  }

  private void awaitWanted(TestIndex index, FilmTopic topic) {
    Callable<Map<String, Integer>> numbers = index::numbers;
    await()
        .ignoreExceptions()
        .atMost(FilmTopic.PATIENCE)
        .untilAsserted(() -> assertThat(numbers.call()).isEqualTo(topic.wanted()));
  }

  private void start(FilmTopic topic, String elasticsearch) throws Exception {
    start(topic, elasticsearch, Map.of());
  }

  private void start(FilmTopic topic, String elasticsearch, Map<String, String> other)
      throws Exception {
    Map<String, String> config = new HashMap<>();
    config.put("connector.class", ElasticsearchSinkConnector.class.getName());
    config.put("tasks.max", "2");
    config.put("topics", topic.name());
    config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
    config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
    config.put("value.converter.schemas.enable", "false");
    config.put("consumer.override.session.timeout.ms", "6000");
    config.put("consumer.override.heartbeat.interval.ms", "2000");
    config.put("errors.tolerance", "all");
    config.put("errors.deadletterqueue.topic.name", topic.deadLetters());
    config.put("errors.deadletterqueue.topic.replication.factor", "1");
    config.put("errors.deadletterqueue.context.headers.enable", "true");
    config.put(SinkOptions.URL, elasticsearch);
    config.put(SinkOptions.VERSION_SOURCE, "header:version");
    config.put(SinkOptions.NULL_VALUES, "delete");
    config.put(SinkOptions.MALFORMED, "ignore");
    config.put(SinkOptions.BATCH_SIZE, "200");
    config.put(SinkOptions.BACKOFF_MAX, "2000");
    config.putAll(other);
    ConnectRest connect = new ConnectRest(servers.connectUrl());
    connect.apply(new Connector(topic.name(), JSON.writeValueAsString(config)));
    connect.awaitRunning(topic.name(), FilmTopic.PATIENCE);
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(Http.get(servers.connectUrl() + path).requireSuccess(path).body());
  }

  private static String reason(ConsumerRecord<?, ?> dead) {
    return new String(
        dead.headers().lastHeader("__connect.errors.exception.message").value(),
        StandardCharsets.UTF_8);
  }
}
