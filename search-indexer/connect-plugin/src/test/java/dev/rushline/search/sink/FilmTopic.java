package dev.rushline.search.sink;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A topic of a test, of two partitions, with one for its dead letters, and what it says. */
final class FilmTopic implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int PARTITIONS = 2;

  private final String bootstrap;
  private final String name;
  private final KafkaProducer<String, byte[]> producer;
  // What the index must hold in the end: number by id.
  private final Map<String, Integer> wanted = new TreeMap<>();
  private int version;

  FilmTopic(String bootstrap, String name) throws ExecutionException, InterruptedException {
    this.bootstrap = bootstrap;
    this.name = name;
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      admin
          .createTopics(
              List.of(
                  new NewTopic(name, PARTITIONS, (short) 1),
                  new NewTopic(deadLetters(), 1, (short) 1)))
          .all()
          .get();
    }
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  String name() {
    return name;
  }

  String deadLetters() {
    return name + ".dlq";
  }

  Map<String, Integer> wanted() {
    return wanted;
  }

  /** Sends films and deletions of some hundred keys; what {@link #wanted} says follows. */
  void sendMany(int records, Random random) {
    for (int i = 0; i < records; i++) {
      String key = "k" + random.nextInt(700);
      if (random.nextInt(10) == 0) {
        send(key, null);
        wanted.remove(key);
      } else {
        int number = random.nextInt(1_000_000);
        send(key, "{\"number\":%d}".formatted(number));
        wanted.put(key, number);
      }
    }
    producer.flush();
  }

  void send(String key, String json) {
    sendBytes(key, json == null ? null : json.getBytes(StandardCharsets.UTF_8));
  }

  void sendBytes(String key, byte[] value) {
    ProducerRecord<String, byte[]> film = new ProducerRecord<>(name, key, value);
    version++;
    film.headers().add("version", Integer.toString(version).getBytes(StandardCharsets.UTF_8));
    var unused = producer.send(film);
  }

  /** The first dead letters, all that have come when there are enough. */
  List<ConsumerRecord<String, String>> deadLetters(int enough) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(new TopicPartition(deadLetters(), 0)));
      List<ConsumerRecord<String, String>> found = new ArrayList<>();
      await()
          .pollInSameThread()
          .atMost(PATIENCE)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
                return found.size() >= enough;
              });
      return found;
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
