package dev.rushline.streams;

import dev.rushline.schemas.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The process's own producer for what leaves before the transaction ends: answers, and commands
 * that follow from time or from what was decided. Idempotent and durable; sends without waiting for
 * more.
 */
@ApplicationScoped
public class PlainProducer implements Appender {
  private static final Logger LOG = Logger.getLogger(PlainProducer.class);

  /** How long a stream thread may wait for room or metadata before the record counts as lost. */
  private static final Duration BLOCKED_MAX = Duration.ofSeconds(1);

  private static final int BATCH_BYTES = 256 * 1024;
  private static final long BUFFER_BYTES = 32L << 20;
  private static final int RECORD_BYTES_MAX = 2 << 20;
  private static final Duration CLOSING = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;
  private final ValueSerdes values;
  private final Map<String, Serializer<?>> serializers = new ConcurrentHashMap<>();
  private final Counter failures;

  /** Connects when it first sends. */
  PlainProducer(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.registry.url") String registryUrl,
      MeterRegistry meters) {
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                true,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.BATCH_SIZE_CONFIG,
                BATCH_BYTES,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                BUFFER_BYTES,
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                RECORD_BYTES_MAX,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                BLOCKED_MAX.toMillis()),
            new StringSerializer(),
            new ByteArraySerializer());
    this.values = ValueSerdes.throughRegistry(registryUrl);
    this.failures =
        Counter.builder("rushline.plain.send.failures")
            .description("Answers and commands of our own that did not get into the log")
            .register(meters);
  }

  @Override
  public <V extends SpecificRecord> Appended append(
      Topic<V> topic, int partition, String key, V value) {
    Attempt attempt = new Attempt();
    byte[] bytes = serializer(topic).serialize(topic.name(), value);
    try {
      var _ =
          producer.send(
              new ProducerRecord<>(topic.name(), partition, key, bytes),
              (_, failure) -> {
                if (failure != null) {
                  failed(topic.name(), key, failure, attempt);
                }
              });
    } catch (KafkaException e) {
      failed(topic.name(), key, e, attempt);
    }
    return attempt;
  }

  /** Whoever waits for an answer asks again; whoever appended a command sees it by the attempt. */
  private void failed(String topic, String key, Exception why, Attempt attempt) {
    attempt.failed = true;
    failures.increment();
    LOG.warnf(why, "record not appended topic=%s key=%s", topic, key);
  }

  @SuppressWarnings("unchecked") // one serializer a topic, made for the topic's values
  private <V extends SpecificRecord> Serializer<V> serializer(Topic<V> topic) {
    return (Serializer<V>)
        serializers.computeIfAbsent(topic.name(), _ -> values.of(topic).serializer());
  }

  @PreDestroy
  void close() {
    producer.close(CLOSING);
  }

  private static final class Attempt implements Appended {
    private volatile boolean failed;

    @Override
    public boolean hasFailed() {
      return failed;
    }
  }
}
