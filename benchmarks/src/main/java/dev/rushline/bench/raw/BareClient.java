package dev.rushline.bench.raw;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongConsumer;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serdes;

/** Sends commands of 100 bytes, each with its number, and hears the numbers of the answers. */
final class BareClient implements AutoCloseable {
  private static final int COMMAND_BYTES = 100;
  private static final Duration POLL = Duration.ofMillis(100);

  private final BareTopics topics;
  private final Producer<String, byte[]> producer;
  private final Consumer<String, byte[]> consumer;
  private final String keys = UUID.randomUUID().toString().substring(0, 8) + "-";
  private final AtomicReference<Exception> failure = new AtomicReference<>();

  /**
   * A client that hears answers from now on.
   *
   * @param lingerMillis how long a command waits for others to be sent with
   */
  BareClient(BareTopics topics, int lingerMillis) {
    this.topics = topics;
    producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrap(),
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                lingerMillis,
                ProducerConfig.BATCH_SIZE_CONFIG,
                65_536),
            Serdes.String().serializer(),
            Serdes.ByteArray().serializer());
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                topics.bootstrap(),
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                2_000),
            Serdes.String().deserializer(),
            Serdes.ByteArray().deserializer());
    TopicPartition answers = new TopicPartition(topics.answers(), BareTopics.PARTITION);
    consumer.assign(List.of(answers));
    consumer.seekToEnd(List.of(answers));
    consumer.position(answers);
  }

  /** May be called by several threads. */
  void send(long number) {
    if (failure.get() != null) {
      throw new KafkaException("a command could not be sent", failure.get());
    }
    byte[] command = ByteBuffer.allocate(COMMAND_BYTES).putLong(number).array();
    var _ =
        producer.send(
            new ProducerRecord<>(topics.commands(), keys + number, command),
            (_, error) -> failure.compareAndSet(null, error));
  }

  /** Tells the numbers of the next answers; by one thread. */
  void hear(LongConsumer answer) {
    consumer
        .poll(POLL)
        .forEach(
            record -> {
              if (record.key().startsWith(keys)) {
                answer.accept(ByteBuffer.wrap(record.value()).getLong());
              }
            });
  }

  @Override
  public void close() {
    producer.close();
    consumer.close();
  }
}
