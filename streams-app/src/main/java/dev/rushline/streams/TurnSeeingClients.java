package dev.rushline.streams;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.processor.internals.DefaultKafkaClientSupplier;

/**
 * The clients of stream threads, which tell of the thread's turns: Kafka Streams has no word for
 * "all that was read is processed" or "the transaction is committed", but both happen in its calls
 * of its clients, on its own thread.
 *
 * <p>A thread that finds nothing to do sleeps in its consumer for {@code poll.ms}, whatever is due
 * meanwhile; here it wakes for its {@link Alarm}s and to commit, so that {@code poll.ms} may be
 * long.
 */
public final class TurnSeeingClients extends DefaultKafkaClientSupplier {
  /**
   * How long a thread sleeps whose transaction is open: after it the commit's time is looked at.
   */
  private static final Duration UNCOMMITTED_SLEEP = Duration.ofMillis(20);

  /** For threads that answer nobody. */
  private static final TurnOfThread UNSEEN =
      new TurnOfThread() {
        @Override
        public void endTurn() {
          // Nobody waits for it.
        }

        @Override
        public void committed() {
          // Nobody waits for it.
        }

        @Override
        public void aborted() {
          // Nobody waits for it.
        }
      };

  private final TurnOfThread turns;
  private final ThreadLocal<Boolean> hasUncommitted = ThreadLocal.withInitial(() -> false);

  /** Clients whose threads' turns nobody is told of. */
  public TurnSeeingClients() {
    this(UNSEEN);
  }

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
        return super.poll(sleep(timeout));
      }

      /** How a thread commits that has no transactions. */
      @Override
      public void commitSync(Map<TopicPartition, OffsetAndMetadata> offsets) {
        turns.endTurn();
        super.commitSync(offsets);
        hasUncommitted.set(false);
        turns.committed();
      }
    };
  }

  private Duration sleep(Duration longest) {
    boolean isLong = longest.compareTo(UNCOMMITTED_SLEEP) > 0;
    Duration mayBe = isLong && hasUncommitted.get() ? UNCOMMITTED_SLEEP : longest;
    return Alarm.sleep(mayBe, System.currentTimeMillis());
  }

  @Override
  public Producer<byte[], byte[]> getProducer(Map<String, Object> config) {
    return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer()) {
      @Override
      public Future<RecordMetadata> send(ProducerRecord<byte[], byte[]> record, Callback then) {
        hasUncommitted.set(true);
        return super.send(record, then);
      }

      @Override
      public void commitTransaction() {
        turns.endTurn();
        super.commitTransaction();
        hasUncommitted.set(false);
        turns.committed();
      }

      @Override
      public void abortTransaction() {
        hasUncommitted.set(false);
        turns.aborted();
        super.abortTransaction();
      }
    };
  }
}
