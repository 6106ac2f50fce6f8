package dev.rushline.tools.topics;

import dev.rushline.schemas.topics.Partitions;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads one partition of a topic from its oldest record to its last committed one.
 *
 * @param bootstrap addresses of brokers
 * @param topic the topic
 * @param partition the partition
 */
public record EventLog(String bootstrap, String topic, int partition) {
  private static final Duration POLL = Duration.ofMillis(500);

  /** A broker that starts again is back by then. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** The partition of a topic in which an event's records are. */
  public static EventLog ofEvent(String eventId, String bootstrap, String topic) {
    // One count for all topics that are keyed by event: see Topics.
    int partition = Partitions.of(eventId, Topics.BOOKING_COMMANDS.partitions());
    return new EventLog(bootstrap, topic, partition);
  }

  /**
   * Reads all records that are there when this begins.
   *
   * @throws KafkaException when the broker does not answer, does not have the topic, or deletes
   *     records that are not read yet
   */
  public <K, V> void read(
      Deserializer<K> keys,
      Deserializer<V> values,
      Consumer<ConsumerRecord<K, V>> reader,
      Progress progress) {
    try (KafkaConsumer<K, V> consumer = new KafkaConsumer<>(settings(), keys, values)) {
      TopicPartition whole = new TopicPartition(topic, partition);
      consumer.assign(List.of(whole));
      consumer.seekToBeginning(List.of(whole));
      long end = end(consumer, whole);
      long start = consumer.position(whole);
      long position = start;
      long movedNanos = System.nanoTime();
      while (position < end) {
        for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
          if (record.offset() < end) {
            reader.accept(record);
          }
        }
        if (consumer.position(whole) > position) {
          position = consumer.position(whole);
          movedNanos = System.nanoTime();
          progress.read(Math.min(position, end) - start, end - start);
        } else if (System.nanoTime() - movedNanos > PATIENCE.toNanos()) {
          throw new TimeoutException("nothing more came after offset " + position);
        }
      }
    }
  }

  /** The offset of the first record that is there; 0 when none was ever deleted. */
  public long start() {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      TopicPartition whole = new TopicPartition(topic, partition);
      return consumer.beginningOffsets(List.of(whole)).get(whole);
    }
  }

  private static long end(KafkaConsumer<?, ?> consumer, TopicPartition whole) {
    try {
      return consumer.endOffsets(List.of(whole)).get(whole);
    } catch (TimeoutException e) {
      throw new TimeoutException(
          "no answer in %d s: it is not up, or has no topic %s"
              .formatted(PATIENCE.toSeconds(), whole.topic()),
          e);
    }
  }

  private Map<String, Object> settings() {
    return Map.of(
        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
        "read_committed",
        ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
        false,
        // To go on at the end, as is the default, would leave records out unnoticed.
        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
        "none",
        ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
        (int) PATIENCE.toMillis());
  }
}
