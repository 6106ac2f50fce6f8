package dev.rushline.search.sink;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.kafka.common.metrics.Gauge;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Avg;
import org.apache.kafka.common.metrics.stats.CumulativeSum;
import org.apache.kafka.common.metrics.stats.Max;

/**
 * The numbers of one run of a task, in Connect's own metrics: MBean {@code
 * kafka.connect:type=plugins,connector=NAME,task=N,run=M}. Connect removes them with the run.
 *
 * <p>Runs are told apart because a worker that lost its group starts a task anew while the former
 * run of it still waits for a server; both with one name would be refused, and the task would fail.
 */
final class SinkMetrics {
  static final String WRITTEN = "records-written-total";
  static final String DELETED = "records-deleted-total";
  static final String CONFLICTS = "version-conflicts-total";
  static final String RETRIED = "items-retried-total";
  static final String FAILED = "records-failed-total";
  static final String UNANSWERED = "requests-unanswered-total";
  static final String LATENCY_AVG = "bulk-latency-avg-ms";
  static final String LATENCY_MAX = "bulk-latency-max-ms";
  static final String IN_FLIGHT = "requests-in-flight";
  static final String BUFFERED = "records-buffered";
  static final String BLOCKED = "indexes-blocked";

  private static final String RUN = "run";
  private static final AtomicLong RUNS = new AtomicLong();

  private final PluginMetrics metrics;
  private final String run = Long.toString(RUNS.incrementAndGet());
  private final Map<String, Sensor> counters = new LinkedHashMap<>();
  private final Sensor latency;

  /**
   * Registers the numbers.
   *
   * @param metrics of the task's context
   * @param inFlight requests without an answer
   * @param buffered records that are not done
   * @param blocked indexes that take no writes
   */
  SinkMetrics(
      PluginMetrics metrics, LongSupplier inFlight, LongSupplier buffered, LongSupplier blocked) {
    this.metrics = metrics;
    count(WRITTEN, "Documents that Elasticsearch has written");
    count(DELETED, "Documents that Elasticsearch has deleted, or that were not there");
    count(CONFLICTS, "Records whose document was there in a newer version: old or repeated ones");
    count(RETRIED, "Items that Elasticsearch refused for now and that were sent again");
    count(FAILED, "Records that could not become a document");
    count(UNANSWERED, "Bulk requests that got no answer, or none of Elasticsearch's");
    latency = sensor("bulk-latency");
    latency.add(name(LATENCY_AVG, "Milliseconds from request to answer, average"), new Avg());
    latency.add(name(LATENCY_MAX, "Milliseconds from request to answer, highest"), new Max());
    gauge(IN_FLIGHT, "Bulk requests without an answer at the moment", inFlight);
    gauge(BUFFERED, "Records that were read and are not done", buffered);
    gauge(BLOCKED, "Indexes that take no writes at the moment: disk full, closed", blocked);
  }

  void add(String counter) {
    counters.get(counter).record(1);
  }

  void answered(long latencyMs) {
    latency.record((double) latencyMs);
  }

  private void count(String name, String meaning) {
    Sensor counter = sensor(name);
    counter.add(name(name, meaning), new CumulativeSum());
    counters.put(name, counter);
  }

  /** All plugins of a worker share one set of sensors, by name. */
  private Sensor sensor(String name) {
    return metrics.addSensor(name + "-" + run);
  }

  private void gauge(String name, String meaning, LongSupplier value) {
    Gauge<Long> gauge = (config, now) -> value.getAsLong();
    metrics.addMetric(name(name, meaning), gauge);
  }

  private org.apache.kafka.common.MetricName name(String name, String meaning) {
    return metrics.metricName(name, meaning, new LinkedHashMap<>(Map.of(RUN, run)));
  }
}
