package dev.rushline.search.sink;

import static dev.rushline.local.junit.ServerKind.ELASTICSEARCH;
import static dev.rushline.search.sink.TaskRun.film;
import static dev.rushline.search.sink.TaskRun.gone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.rushline.local.junit.NeedsServers;
import dev.rushline.local.junit.Servers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** The task against a real Elasticsearch. */
@NeedsServers(ELASTICSEARCH)
class SinkTaskTest {
  private final Servers servers;

  SinkTaskTest(Servers servers) {
    this.servers = servers;
  }

  @Test
  void records_become_documents_and_tombstones_delete_them() throws Exception {
    TestIndex index = index("arrive");
    try (TaskRun run = run(index, Map.of())) {
      run.put(film(0, "a", 1, 10), film(1, "b", 1, 20), film(2, "a", 2, 11), gone(3, "b", 2));
      run.put(gone(4, "never there", 1));
      run.finish();

      assertThat(index.numbers()).isEqualTo(Map.of("a", 11));
      assertThat(index.document("a").orElseThrow().path("_version").asLong()).isEqualTo(2);
      assertThat(run.context.metric(SinkMetrics.WRITTEN)).isEqualTo(3);
      assertThat(run.context.metric(SinkMetrics.DELETED)).isEqualTo(2);
      assertThat(run.context.metric(SinkMetrics.LATENCY_MAX)).isPositive();
    }
  }

  @Test
  void old_records_change_nothing_in_whatever_order_they_come_again() throws Exception {
    TestIndex index = index("replays");
    List<SinkRecord> history = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String key = "k" + i % 5;
      history.add(i % 13 == 12 ? gone(i, key, i) : film(i, key, i, i));
    }
    List<SinkRecord> shuffled = new ArrayList<>(history);
    try (TaskRun run = run(index, Map.of())) {
      run.put(history);
      run.finish();
      Map<String, Integer> once = index.numbers();
      Collections.shuffle(shuffled, new Random(3));
      run.put(shuffled);
      run.put(history);
      run.finish();

      assertThat(index.numbers()).isEqualTo(once).isNotEmpty();
      assertThat(run.context.metric(SinkMetrics.CONFLICTS)).isGreaterThan(40);
    }
  }

  @Test
  void without_versions_the_last_record_of_a_key_stays() throws Exception {
    TestIndex index = index("unversioned");
    try (TaskRun run = run(index, Map.of(SinkOptions.VERSION_SOURCE, "none"))) {
      List<SinkRecord> records = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        records.add(film(i, "k" + i % 3, 0, i));
      }
      run.put(records);
      run.finish();

      assertThat(index.numbers()).isEqualTo(Map.of("k0", 198, "k1", 199, "k2", 197));
    }
  }

  @Test
  void one_bad_record_costs_none_of_its_neighbours() throws Exception {
    TestIndex index = index("neighbours");
    try (TaskRun run = run(index, Map.of(SinkOptions.MALFORMED, "warn"))) {
      run.put(
          film(0, "a", 1, 1),
          film(1, "x".repeat(513), 1, 1),
          film(2, "negative", -1L, Map.of("number", 1)),
          film(3, "unversioned", "new", Map.of("number", 1)),
          film(4, "text", 1L, "text"),
          film(5, "mapping", 1L, Map.of("number", "many")),
          film(6, "b", 1, 2));
      run.finish();

      assertThat(index.numbers()).isEqualTo(Map.of("a", 1, "b", 2));
      assertThat(run.context.reported)
          .hasSize(5)
          .anyMatch(line -> line.startsWith("negative: ") && line.contains("not negative"))
          .anyMatch(line -> line.startsWith("mapping: ") && line.contains("[number] of type"))
          .anyMatch(line -> line.startsWith("text: ") && line.contains("a struct or a map"));
      assertThat(run.context.metric(SinkMetrics.FAILED)).isEqualTo(5);
      assertThat(run.committable(0)).isEqualTo(7);
    }
  }

  @Test
  void a_document_that_does_not_fit_stops_a_task_that_must_not_skip_any() throws Exception {
    TestIndex index = index("strict");
    try (TaskRun run = run(index, Map.of())) {
      run.put(film(0, "a", 1, 1), film(1, "mapping", 1L, Map.of("number", "many")));

      assertThatThrownBy(run::finish)
          .rootCause()
          .hasMessageContaining("document_parsing_exception");
      assertThat(run.committable(0)).isEqualTo(1);
      assertThat(run.context.reported).isEmpty();
    }
  }

  @Test
  void a_missing_index_and_a_missing_alias_stop_the_task_with_advice() throws Exception {
    try (TaskRun run = run(new TestIndex(servers.elasticsearchUrl(), "nowhere"), Map.of())) {
      run.put(film(0, "a", 1, 1));
      assertThatThrownBy(run::finish)
          .isInstanceOf(ConnectException.class)
          .hasMessageContaining("The index nowhere does not exist");
    }
    TestIndex index = index("no-alias");
    try (TaskRun run = run(index, Map.of(SinkOptions.REQUIRE_ALIAS, "true"))) {
      run.put(film(0, "a", 1, 1));
      assertThatThrownBy(run::finish).hasMessageContaining("is not an alias");
    }
  }

  @Test
  void a_twentieth_refused_for_now_and_a_hundredth_for_ever_ends_right() throws Exception {
    TestIndex index = index("faults");
    Random random = new Random(11);
    Map<String, Integer> wanted = new TreeMap<>();
    int tombstones = 0;
    try (FaultyProxy proxy = new FaultyProxy(servers.elasticsearchUrl(), 5, 0.05);
        TaskRun run =
            new TaskRun(
                proxy.url(),
                index.name(),
                Map.of(SinkOptions.MALFORMED, "ignore", SinkOptions.BATCH_SIZE, "100"))) {
      long offset = 0;
      for (int put = 0; put < 60; put++) {
        List<SinkRecord> records = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
          String key = "k" + random.nextInt(800);
          boolean delete = random.nextInt(10) == 0;
          tombstones += delete ? 1 : 0;
          records.add(delete ? gone(offset, key, offset) : film(offset, key, offset, (int) offset));
          if (delete) {
            wanted.remove(key);
          } else if (!FaultyProxy.neverTakes(key)) {
            wanted.put(key, (int) offset);
          }
          offset++;
        }
        run.put(records);
      }
      run.finish();

      assertThat(index.numbers()).isEqualTo(wanted);
      assertThat(wanted).hasSizeGreaterThan(600);
      assertThat(proxy.refused()).isGreaterThan(200);
      assertThat(run.context.metric(SinkMetrics.RETRIED)).isEqualTo(proxy.refused());
      assertThat(run.context.metric(SinkMetrics.DELETED)).isEqualTo(tombstones);
      assertThat(run.context.reported)
          .isNotEmpty()
          .allMatch(line -> FaultyProxy.neverTakes(line.substring(0, line.indexOf(':'))))
          .allMatch(line -> line.contains("failed to parse field [made up]"));
    }
  }

  @Test
  void while_elasticsearch_is_dead_the_task_pauses_and_afterwards_it_goes_on() throws Exception {
    TestIndex index = index("outage");
    try (TaskRun run = run(index, Map.of(SinkOptions.BUFFERED, "50"))) {
      run.put(film(0, "before", 1, 1));
      run.finish();
      servers.kill(ELASTICSEARCH);
      Map<String, Integer> wanted = new HashMap<>(Map.of("before", 1));
      List<SinkRecord> records = new ArrayList<>();
      for (int i = 1; i <= 60; i++) {
        records.add(film(i, "k" + i, 1, i));
        wanted.put("k" + i, i);
      }
      run.put(records);
      assertThat(run.context.paused).hasSize(1);
      assertThat(run.context.timeout).isPositive();
      run.open(1);
      run.put();
      assertThat(run.context.paused).hasSize(2);
      await()
          .pollInSameThread()
          .until(
              () -> {
                run.put();
                return run.context.metric(SinkMetrics.UNANSWERED) > 5;
              });
      assertThat(run.committable(0)).isEqualTo(1);

      servers.restart(ELASTICSEARCH);
      run.finish();

      assertThat(run.context.paused).isEmpty();
      assertThat(index.numbers()).isEqualTo(wanted);
    }
  }

  @Test
  void a_partition_that_is_taken_away_leaves_nothing_on_its_way() throws Exception {
    TestIndex index = index("rebalance");
    Map<String, String> unversioned =
        Map.of(SinkOptions.VERSION_SOURCE, "none", SinkOptions.BATCH_SIZE, "50");
    try (TaskRun first = run(index, unversioned);
        TaskRun second = run(index, unversioned)) {
      List<SinkRecord> records = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        records.add(film(i, "k" + i % 400, 0, i));
      }
      first.put(records);
      first.put();
      long committed = first.revoke(0);
      second.put(records.subList((int) committed, records.size()));
      second.finish();

      assertThat(index.numbers()).hasSize(400);
      assertThat(index.numbers())
          .allSatisfy((key, number) -> assertThat(number).isBetween(1_600, 1_999));
    }
  }

  private TestIndex index(String name) throws Exception {
    return TestIndex.create(servers.elasticsearchUrl(), name);
  }

  private static TaskRun run(TestIndex index, Map<String, String> options) {
    return new TaskRun(index.elasticsearch(), index.name(), options);
  }
}
