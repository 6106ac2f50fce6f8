package dev.rushline.search.sink;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;

/** A task without a worker: the test is its thread and does what the worker does. */
final class TaskRun implements AutoCloseable {
  static final String TOPIC = "films";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  final TaskContext context = new TaskContext();
  private final ElasticsearchSinkTask task = new ElasticsearchSinkTask();
  // The record after the last one handed over.
  private final Map<TopicPartition, OffsetAndMetadata> delivered = new HashMap<>();

  /** Starts it with one partition, with short waits and these options. */
  TaskRun(String elasticsearch, String index, Map<String, String> options) {
    Map<String, String> all = new HashMap<>();
    all.put(SinkOptions.URL, elasticsearch);
    all.put(SinkOptions.INDEX, index);
    all.put(SinkOptions.VERSION_SOURCE, "header:version");
    all.put(SinkOptions.NULL_VALUES, "delete");
    all.put(SinkOptions.BACKOFF, "5");
    all.put(SinkOptions.BACKOFF_MAX, "100");
    all.putAll(options);
    task.initialize(context);
    task.start(all);
    open(0);
  }

  void open(int partition) {
    TopicPartition opened = new TopicPartition(TOPIC, partition);
    context.assignment.add(opened);
    task.open(List.of(opened));
  }

  /** Takes a partition away, as a rebalance does; what may be committed then. */
  long revoke(int partition) {
    TopicPartition revoked = new TopicPartition(TOPIC, partition);
    long committable = committable(partition);
    task.close(List.of(revoked));
    context.assignment.remove(revoked);
    delivered.remove(revoked);
    return committable;
  }

  void put(SinkRecord... records) {
    put(List.of(records));
  }

  void put(List<SinkRecord> records) {
    task.put(records);
    for (SinkRecord one : records) {
      delivered.put(
          new TopicPartition(TOPIC, one.kafkaPartition()),
          new OffsetAndMetadata(one.kafkaOffset() + 1));
    }
  }

  /** Goes on polling until everything that was handed over may be committed. */
  void finish() {
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(2))
        .atMost(PATIENCE)
        .until(
            () -> {
              task.put(List.of());
              return task.preCommit(delivered).equals(delivered);
            });
  }

  long committable(int partition) {
    return task.preCommit(delivered).get(new TopicPartition(TOPIC, partition)).offset();
  }

  /** A record of partition 0: a film with a number. */
  static SinkRecord film(long offset, String key, long version, int number) {
    return film(offset, key, version, Map.of("number", number));
  }

  static SinkRecord gone(long offset, String key, long version) {
    return film(offset, key, version, null);
  }

  static SinkRecord film(long offset, String key, Object version, Object value) {
    ConnectHeaders headers = new ConnectHeaders();
    headers.add("version", version, null);
    return new SinkRecord(TOPIC, 0, null, key, null, value, offset, null, null, headers);
  }

  @Override
  public void close() {
    task.stop();
    context.metrics.close();
  }
}
