package dev.rushline.local.tailing;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * Follows one topic. Lines are: time, partition and offset, key, value; separated by tabs, so that
 * the value can be cut out. Only committed records are shown.
 */
public final class TopicTail {
  private static final Duration POLL = Duration.ofMillis(500);

  private final String bootstrap;
  private final String topic;
  private final Optional<Deserializer<? extends IndexedRecord>> values;

  /**
   * Describes what to follow.
   *
   * @param values reads the values; without it they are shown as text or base64
   */
  public TopicTail(
      String bootstrap, String topic, Optional<Deserializer<? extends IndexedRecord>> values) {
    this.bootstrap = bootstrap;
    this.topic = topic;
    this.values = values;
  }

  /**
   * Passes lines on until enough were.
   *
   * @param key only records with this key, if given
   * @param fromBeginning false: only what is written from now on
   * @param count how many lines at most
   */
  public void follow(
      Optional<String> key, boolean fromBeginning, long count, Consumer<String> lines) {
    Map<String, Object> config =
        Map.of("bootstrap.servers", bootstrap, "isolation.level", "read_committed");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      if (fromBeginning) {
        consumer.seekToBeginning(partitions);
      } else {
        consumer.seekToEnd(partitions);
      }
      long shown = 0;
      while (shown < count) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
          if (shown < count && (key.isEmpty() || key.get().equals(record.key()))) {
            lines.accept(line(record));
            shown++;
          }
        }
      }
    }
  }

  private String line(ConsumerRecord<String, byte[]> record) {
    return "%s\t%d@%d\t%s\t%s"
        .formatted(
            Instant.ofEpochMilli(record.timestamp()),
            record.partition(),
            record.offset(),
            record.key(),
            value(record));
  }

  private String value(ConsumerRecord<String, byte[]> record) {
    if (record.value() == null) {
      return "null";
    }
    if (values.isEmpty()) {
      return AvroJson.of(ByteBuffer.wrap(record.value()), null).toString();
    }
    try {
      IndexedRecord value = values.get().deserialize(topic, record.value());
      return AvroJson.of(value, value.getSchema()).toString();
    } catch (SerializationException | IllegalStateException e) {
      return "not readable: " + e.getMessage();
    }
  }
}
