package dev.rushline.streams;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * The clients of stream threads, which tell of the thread's turns: Kafka Streams has no word for
 * "all that was read is processed" or "the transaction is committed", but both happen in its calls
 * of its clients, on its own thread.
 */
public final class TurnSeeingClients extends DefaultKafkaClientSupplier {
  private final TurnOfThread turns;

  /** Clients whose threads' turns are told to {@code turns}. */
  public TurnSeeingClients(TurnOfThread turns) {
    this.turns = turns;
  }

  @Override
  public Consumer<byte[], byte[]> getConsumer(Map<String, Object> config) {
    return new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer()) {
      @Override
      public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        turns.endTurn();
        return super.poll(timeout);
      }
    };
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()) {
      @Override
      public void commitTransaction() {
        turns.endTurn();
        super.commitTransaction();
        turns.committed();
      }

      @Override
      public void abortTransaction() {
        turns.aborted();
        super.abortTransaction();
      }
    };
  }
}
