package dev.rushline.prove.answers;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Waits until nothing happens at an event any more: its last holds end by themselves, and a replay
 * that was read before is not what is live afterwards.
 */
public record Rest(String bootstrap, String eventId) {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /**
   * Returns when nobody has asked or decided anything for so long.
   *
   * @throws ServerFailed when that does not come within five minutes
   */
  public void await(Duration quiet) throws InterruptedException {
    int partition = Partitions.of(eventId, Topics.BOOKING_PARTITIONS);
    List<TopicPartition> logs =
        List.of(
            new TopicPartition(Topics.BOOKING_COMMANDS.name(), partition),
            new TopicPartition(Topics.BOOKING_EVENTS.name(), partition));
    long started = System.nanoTime();
    long changed = started;
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(logs);
      while (System.nanoTime() - changed < quiet.toNanos()) {
        if (System.nanoTime() - started > PATIENCE.toNanos()) {
          throw new ServerFailed("the sale does not come to rest within " + PATIENCE);
        }
        TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
        Map<TopicPartition, Long> now = consumer.endOffsets(logs);
        if (!now.equals(ends)) {
          ends = now;
          changed = System.nanoTime();
        }
      }
    }
  }

  private KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
