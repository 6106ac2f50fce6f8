package dev.rushline.bench.queue;

import dev.rushline.bench.system.BenchSystem;
import dev.rushline.schemas.queue.Join;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.topics.Topics;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Fans who join one line straight through the log, as fast as it takes them: at most {@value
 * #AHEAD_MAX} are on their way, as seen in the broadcast. That is more than joins in the half
 * second between two broadcasts, so the line never waits for fans. Each join asks for an answer, as
 * an edge's does; nobody reads those.
 */
final class JoinFlood implements AutoCloseable {
  private static final int AHEAD_MAX = 100_000;
  private static final int BETWEEN_LOOKS = 1_000;
  private static final Duration FULL_POLL = Duration.ofMillis(20);
  private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
  private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final int REPLY_PARTITION = 0;

  private final String eventId;
  private final String replyTo = REPLY_PARTITION + "/bench-" + UUID.randomUUID();
  private final Serde<QueueCommand> values;
  private final Producer<String, QueueCommand> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long sentEver;

  JoinFlood(BenchSystem system, String eventId) {
    this.eventId = eventId;
    this.values = Topics.QUEUE_COMMANDS.valueSerde(system.registryUrl());
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                system.bootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024),
            Serdes.String().serializer(),
            values.serializer());
  }

  /**
   * Lets fans join and returns when the broadcast says that all have.
   *
   * @param count how many join
   * @param customerIds the fan who joins as the n-th, from 0
   * @return seconds from the first command to that broadcast
   */
  double join(int count, IntFunction<String> customerIds, Broadcasts broadcasts)
      throws IOException {
    long before = broadcasts.joined();
    Pulse pulse = new Pulse(before, count);
    int sent = 0;
    while (broadcasts.joined() < before + count) {
      long room = Math.min(count, broadcasts.joined() - before + AHEAD_MAX) - sent;
      int next = sent + (int) Math.min(BETWEEN_LOOKS, room);
      for (; sent < next; sent++) {
        send(customerIds.apply(sent));
      }
      broadcasts.poll(room > BETWEEN_LOOKS ? Duration.ZERO : FULL_POLL);
      pulse.look(broadcasts.joined());
    }
    return pulse.seconds();
  }

  private void send(String customerId) throws IOException {
    if (failure.get() != null) {
      throw new IOException("a command could not be sent", failure.get());
    }
    QueueCommand command =
        new QueueCommand(eventId, replyTo + "-" + sentEver++, replyTo, null, new Join(customerId));
    var _ =
        producer.send(
            new ProducerRecord<>(Topics.QUEUE_COMMANDS.name(), eventId, command),
            (_, error) -> failure.compareAndSet(null, error));
  }

  @Override
  public void close() {
    producer.close();
    values.close();
  }

  /** Says now and then how far it is, and notices when it does not go on. */
  private static final class Pulse {
    private final long started = System.nanoTime();
    private final long before;
    private final int count;
    private long last;
    private long lastChanged = started;
    private long lastSaid = started;
    private long saidOf;

    Pulse(long before, int count) {
      this.before = before;
      this.count = count;
      this.last = before;
      this.saidOf = before;
    }

    void look(long joined) throws IOException {
      long now = System.nanoTime();
      if (joined != last) {
        last = joined;
        lastChanged = now;
      } else if (now - lastChanged > STUCK_AFTER.toNanos()) {
        throw new IOException(
            "nobody has joined for %d s after %,d of %,d"
                .formatted(STUCK_AFTER.toSeconds(), joined - before, count));
      }
      if (now - lastSaid >= PROGRESS_NANOS) {
        System.out.printf(
            "  %,d of %,d joined, %,.0f/s%n",
            joined - before, count, (joined - saidOf) * 1e9 / (now - lastSaid));
        lastSaid = now;
        saidOf = joined;
      }
    }

    double seconds() {
      return (System.nanoTime() - started) / 1e9;
    }
  }
}
