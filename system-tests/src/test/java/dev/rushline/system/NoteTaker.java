package dev.rushline.system;

import dev.rushline.streams.RestoredCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.awaitility.Awaitility;

/**
 * The smallest owner there is: puts what it reads in a store, exactly once. It can be made to crash
 * at the worst moment, between the flush of a store and the commit.
 */
final class NoteTaker implements AutoCloseable {
  /** The note that is there before anything crashes. */
  static final String KEPT = "kept";

  private static final String STORE = "notes";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String name = "notes-" + UUID.randomUUID();
  private final String bootstrap;
  private final Producer<String, String> producer;

  /** What is in the store when a note is read: under its own key, and of {@link #KEPT}. */
  record Found(String key, String own, String kept) {}

  NoteTaker(String bootstrap) throws Exception {
    this.bootstrap = bootstrap;
    try (Admin admin = Admin.create(settings(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG))) {
      admin.createTopics(List.of(new NewTopic(name, 1, (short) 1))).all().get();
    }
    producer =
        new KafkaProducer<>(
            settings(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG),
            Serdes.String().serializer(),
            Serdes.String().serializer());
  }

  private Properties settings(String bootstrapName) {
    Properties settings = new Properties();
    settings.put(bootstrapName, bootstrap);
    return settings;
  }

  void append(String key, String value) throws Exception {
    producer.send(new ProducerRecord<>(name, key, value)).get();
  }

  /** Runs with this disk until so many notes are read, and ends in order. */
  List<Found> runOn(Path disk, int notes) {
    List<Found> found = new CopyOnWriteArrayList<>();
    try (KafkaStreams streams = streams(disk, () -> new TakeNotes(found, () -> {}))) {
      streams.start();
      Awaitility.await("notes").atMost(PATIENCE).until(() -> found.size() == notes);
    }
    return found;
  }

  /**
   * Runs with an empty disk, and crashes at the first note.
   *
   * @param left a copy of the disk as it is at that moment
   */
  void restoreAndCrashOn(Path disk, Path left) {
    Runnable crash =
        () -> {
          copy(disk, left);
          throw new IllegalStateException("the crash that was asked for");
        };
    try (KafkaStreams streams =
        streams(disk, () -> new TakeNotes(new CopyOnWriteArrayList<>(), crash))) {
      streams.setUncaughtExceptionHandler(_ -> StreamThreadExceptionResponse.SHUTDOWN_CLIENT);
      streams.start();
      Awaitility.await("the crash")
          .atMost(PATIENCE)
          .until(() -> streams.state() == KafkaStreams.State.ERROR);
    }
  }

  private KafkaStreams streams(Path disk, ProcessorSupplier<String, String, Void, Void> taker) {
    Topology topology =
        new Topology()
            .addSource("read", Serdes.String().deserializer(), Serdes.String().deserializer(), name)
            .addProcessor("take", taker, "read")
            .addStateStore(
                Stores.keyValueStoreBuilder(
                        Stores.persistentKeyValueStore(STORE), Serdes.String(), Serdes.String())
                    .withCachingDisabled(),
                "take");
    Properties settings = settings(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG);
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, disk.toString());
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), "one");
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    return new KafkaStreams(topology, settings);
  }

  /** Of a disk that nobody writes at the moment. */
  private static void copy(Path from, Path to) {
    try (Stream<Path> paths = Files.walk(from)) {
      for (Path path : paths.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }

  private static final class TakeNotes implements Processor<String, String, Void, Void> {
    private final List<Found> found;
    private final Runnable afterFlush;
    private KeyValueStore<String, String> store;

    TakeNotes(List<Found> found, Runnable afterFlush) {
      this.found = found;
      this.afterFlush = afterFlush;
    }

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      RestoredCheckpoint.delete(context);
      store = context.getStateStore(STORE);
    }

    @Override
    public void process(Record<String, String> note) {
      found.add(new Found(note.key(), store.get(note.key()), store.get(KEPT)));
      store.put(note.key(), note.value());
      store.flush();
      afterFlush.run();
    }
  }
}
