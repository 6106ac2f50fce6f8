package dev.rushline.bench.raw;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * Exactly-once with nothing to decide: a command is written into a RocksDB store with a changelog,
 * and sent back as the answer. Tuned as well as it gets: of all commit intervals this one had the
 * best rate with answers that wait for the commit.
 */
final class BarePipeline {
  private static final String COMMANDS = "commands";
  private static final String ECHO = "echo";
  private static final String STORE = "store";

  /** It is halted while others are measured, and must not be taken for dead. */
  private static final int HALTED_MAX_MILLIS = 1_500_000;

  private BarePipeline() {}

  /** Runs until it is killed. Arguments: brokers, name, directory of its state. */
  public static void main(String[] args) throws InterruptedException {
    BareTopics topics = new BareTopics(args[0], args[1]);
    KafkaStreams streams = new KafkaStreams(topology(topics), settings(topics, args[2]));
    streams.start();
    new CountDownLatch(1).await();
  }

  private static Topology topology(BareTopics topics) {
    return new Topology()
        .addSource(
            COMMANDS,
            Serdes.String().deserializer(),
            Serdes.ByteArray().deserializer(),
            topics.commands())
        .addProcessor(ECHO, Echo::new, COMMANDS)
        .addStateStore(
            Stores.keyValueStoreBuilder(
                    Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
                .withCachingDisabled()
                .withLoggingEnabled(Map.of()),
            ECHO)
        .addSink(
            "answers",
            topics.answers(),
            Serdes.String().serializer(),
            Serdes.ByteArray().serializer(),
            ECHO);
  }

  private static Properties settings(BareTopics topics, String stateDirectory) {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, topics.name());
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, topics.bootstrap());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory);
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, 10);
    settings.put(StreamsConfig.POLL_MS_CONFIG, 1);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    settings.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), HALTED_MAX_MILLIS);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), 1 << 20);
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), 10_000);
    return settings;
  }

  private static final class Echo implements Processor<String, byte[], String, byte[]> {
    private ProcessorContext<String, byte[]> context;
    private KeyValueStore<Bytes, byte[]> store;

    @Override
    public void init(ProcessorContext<String, byte[]> context) {
      this.context = context;
      this.store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, byte[]> command) {
      store.put(Bytes.wrap(command.key().getBytes(StandardCharsets.UTF_8)), command.value());
      context.forward(command);
    }
  }
}
