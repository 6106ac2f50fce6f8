package dev.rushline.bench.queue;

import dev.rushline.bench.system.BenchSystem;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Follows what everybody is told of one event, as an edge does. For one thread. */
final class Broadcasts implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);

  private final String eventId;
  private final Serde<QueueState> values;
  private final Consumer<String, QueueState> consumer;
  private long joined;

  /** Follows it from now on. */
  Broadcasts(BenchSystem system, String eventId) {
    this.eventId = eventId;
    this.values = Topics.QUEUE_STATE.valueSerde(system.registryUrl());
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                50),
            Serdes.String().deserializer(),
            values.deserializer());
    List<TopicPartition> partitions =
        IntStream.range(0, Topics.QUEUE_STATE.partitions())
            .mapToObj(p -> new TopicPartition(Topics.QUEUE_STATE.name(), p))
            .toList();
    consumer.assign(partitions);
    startFromNow();
  }

  private void startFromNow() {
    consumer.seekToEnd(consumer.assignment());
    consumer.assignment().forEach(consumer::position); // now, not at the first poll
  }

  /** How many have joined, as far as it was told. */
  long joined() {
    return joined;
  }

  /** Takes what has come, or the first that comes within this time. */
  List<BroadcastSample.Told> poll(Duration patience) {
    List<BroadcastSample.Told> told = new ArrayList<>();
    consumer
        .poll(patience)
        .records(Topics.QUEUE_STATE.name())
        .forEach(
            record -> {
              if (record.key().equals(eventId)) {
                joined = record.value().getJoined();
                told.add(
                    new BroadcastSample.Told(
                        System.nanoTime(), record.serializedValueSize(), record.value()));
              }
            });
    return told;
  }

  /** Waits until so many have joined. */
  void awaitJoined(long wanted, Duration patience) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (joined < wanted) {
      if (System.nanoTime() > deadline) {
        throw new IOException(
            "%,d of %,d have joined after %s".formatted(joined, wanted, patience));
      }
      poll(POLL);
    }
  }

  /** Counts what comes within this time. */
  BroadcastSample sample(Duration time) {
    startFromNow();
    List<BroadcastSample.Told> told = new ArrayList<>();
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      told.addAll(poll(POLL));
    }
    return BroadcastSample.of(told);
  }

  @Override
  public void close() {
    consumer.close();
    values.close();
  }
}
