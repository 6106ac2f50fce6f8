package dev.rushline.prove.restored;

import dev.rushline.bench.system.BenchSystem;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.queue.SetPolicy;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;

/** Fans who join one line, each once, some hundred a second, straight through the log. */
final class Joiners implements AutoCloseable {
  private static final int AT_ONCE = 10;
  private static final Duration PAUSE = Duration.ofMillis(20);
  private static final int INSIDE = 5_000;
  private static final int CALLED_PER_MINUTE = 30_000;
  private static final long AN_HOUR = Duration.ofHours(1).toMillis();
  private static final int SHOWN_MAX = 20;

  private final BenchSystem system;
  private final String eventId;
  private final Serde<QueueCommand> values;
  private final Producer<String, QueueCommand> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Thread thread = new Thread(this::run, "joiners");
  private volatile boolean stopping;
  private long joined;

  Joiners(BenchSystem system, String eventId) {
    this.system = system;
    this.eventId = eventId;
    values = Topics.QUEUE_COMMANDS.valueSerde(system.registryUrl());
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.bootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all"),
            Serdes.String().serializer(),
            values.serializer());
  }

  /** A line that calls some, so that there are slots; then everybody comes. */
  void start() {
    send(
        new SetPolicy(
            new LinePolicy(
                LineMode.ALWAYS,
                INSIDE,
                CALLED_PER_MINUTE,
                INSIDE,
                null,
                AN_HOUR,
                AN_HOUR,
                List.of())));
    thread.start();
  }

  private void run() {
    try {
      while (!stopping) {
        for (int i = 0; i < AT_ONCE; i++) {
          send(new Join("guest-" + joined++));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(Object body) {
    QueueCommand command = new QueueCommand(eventId, eventId + "-" + joined, null, null, body);
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.QUEUE_COMMANDS.name(), eventId, command),
            (_, error) -> failure.compareAndSet(null, error));
  }

  /** Nobody joins any more, and all who did are in the log. */
  void stop() throws InterruptedException {
    stopping = true;
    thread.join();
    producer.flush();
    if (failure.get() != null) {
      throw new KafkaException("a join did not get into the log", failure.get());
    }
  }

  /** How many have joined; not before they are stopped. */
  long joined() {
    return joined;
  }

  /**
   * Whose join is in the log and left no place: he was taken for somebody who had one. To be asked
   * when the admitter has read all.
   */
  List<String> withoutPlace() {
    Map<Bytes, String> missing = new HashMap<>();
    try (Serde<QueueCommand> commands = Topics.QUEUE_COMMANDS.valueSerde(system.registryUrl())) {
      EventLog.ofEvent(eventId, system.bootstrap(), Topics.QUEUE_COMMANDS.name())
          .read(
              Serdes.String().deserializer(),
              commands.deserializer(),
              record -> {
                if (record.value().getBody() instanceof Join join && eventId.equals(record.key())) {
                  missing.put(
                      keyOfFan(join.getCustomerId()),
                      "%s joined at offset %d of %s and has no place"
                          .formatted(join.getCustomerId(), record.offset(), record.topic()));
                }
              },
              Progress.UNHEARD);
    }
    EventLog.ofEvent(eventId, system.bootstrap(), "queue-admitter-places-changelog")
        .read(
            Serdes.Bytes().deserializer(),
            Serdes.ByteArray().deserializer(),
            record -> missing.remove(record.key()),
            Progress.UNHEARD);
    List<String> words = new ArrayList<>(missing.values().stream().limit(SHOWN_MAX).toList());
    if (missing.size() > SHOWN_MAX) {
      words.add("... and %,d more without a place".formatted(missing.size() - SHOWN_MAX));
    }
    return words;
  }

  /** As the admitter's store of places has it. */
  private Bytes keyOfFan(String customer) {
    return Bytes.wrap(("F" + eventId + "\0" + customer + "\0").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    stopping = true;
    thread.interrupt();
    producer.close();
    values.close();
  }
}
