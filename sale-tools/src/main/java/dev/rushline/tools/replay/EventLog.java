package dev.rushline.tools.replay;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads one partition of a topic from its oldest record to its last committed one.
 *
 * @param bootstrap addresses of brokers
 * @param topic the topic
 * @param partition the partition
 */
record EventLog(String bootstrap, String topic, int partition) {
  private static final Duration POLL = Duration.ofMillis(500);

  <K, V> void read(
      Deserializer<K> keys, Deserializer<V> values, Consumer<ConsumerRecord<K, V>> reader) {
    TopicPartition whole = new TopicPartition(topic, partition);
    try (KafkaConsumer<K, V> consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            keys,
            values)) {
      consumer.assign(List.of(whole));
      consumer.seekToBeginning(List.of(whole));
      long end = consumer.endOffsets(List.of(whole)).get(whole);
      while (consumer.position(whole) < end) {
        for (ConsumerRecord<K, V> record : consumer.poll(POLL)) {
          if (record.offset() < end) {
            reader.accept(record);
          }
        }
      }
    }
  }
}
