package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.junit.jupiter.api.Test;

/** Numbers of runs that share a worker, as Connect gives them out. */
class SinkMetricsTest {
  private static final Map<String, String> TASK = Map.of("connector", "films", "task", "0");

  @Test
  void a_task_starts_anew_while_its_former_run_still_waits() throws Exception {
    try (Metrics worker = new Metrics()) {
      PluginMetricsImpl former = new PluginMetricsImpl(worker, TASK);
      PluginMetricsImpl next = new PluginMetricsImpl(worker, TASK);
      var unused = new SinkMetrics(former, () -> 1, () -> 0, () -> 0);
      SinkMetrics metrics = new SinkMetrics(next, () -> 2, () -> 0, () -> 0);
      metrics.add(SinkMetrics.WRITTEN);
      former.close();

      assertThat(values(worker, SinkMetrics.IN_FLIGHT)).containsExactly(2L);
      assertThat(values(worker, SinkMetrics.WRITTEN)).containsExactly(1.0);
    }
  }

  @Test
  void tasks_of_one_worker_count_for_themselves() throws Exception {
    try (Metrics worker = new Metrics()) {
      PluginMetricsImpl films = new PluginMetricsImpl(worker, TASK);
      PluginMetricsImpl events =
          new PluginMetricsImpl(worker, Map.of("connector", "events", "task", "0"));
      SinkMetrics one = new SinkMetrics(films, () -> 0, () -> 0, () -> 0);
      var unused = new SinkMetrics(events, () -> 0, () -> 0, () -> 0);
      one.add(SinkMetrics.WRITTEN);

      assertThat(values(worker, SinkMetrics.WRITTEN)).containsExactlyInAnyOrder(0.0, 1.0);
    }
  }

  private static List<Object> values(Metrics worker, String name) {
    return worker.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(name))
        .map(metric -> metric.getValue().metricValue())
        .toList();
  }
}
