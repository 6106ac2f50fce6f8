package dev.rushline.local.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import dev.rushline.local.topics.TopicProvisioner;
import dev.rushline.local.topics.WantedTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ThreeBrokersTest {
  private static final int HEAP = 128;
  private static final String TOPIC = "kept";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Duration PATIENCE = Duration.ofSeconds(40);

  @TempDir private Path home;
  private List<KafkaServer> brokers = List.of();

  @AfterEach
  void kill() throws InterruptedException {
    for (KafkaServer broker : brokers) {
      broker.daemon().kill();
    }
  }

  @Test
  void what_a_topic_has_taken_stays_and_more_is_taken_when_its_leader_is_killed() throws Exception {
    startAll();
    try (Admin admin = Admin.create(client());
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(client(), new StringSerializer(), new StringSerializer())) {
      new TopicProvisioner(admin)
          .provision(List.of(new WantedTopic(TOPIC, "none", "a test", 1, Map.of())));
      producer.send(new ProducerRecord<>(TOPIC, "before")).get();
      TopicPartitionInfo whole = partition(admin);

      KafkaServer leader = brokers.get(whole.leader().id() - 1);
      leader.daemon().kill();
      producer.send(new ProducerRecord<>(TOPIC, "after")).get();

      assertThat(whole.isr()).hasSize(3);
      // A broker that is asked may have heard of the new leader a moment later.
      await()
          .atMost(PATIENCE)
          .until(
              () -> partition(admin).leader(),
              led -> led != null && led.id() != whole.leader().id());
      assertThat(records()).containsExactly("before", "after");

      Launch.start(leader);
      await().atMost(PATIENCE).until(() -> partition(admin).isr().size() == 3);
    }
  }

  private void startAll() throws InterruptedException, ExecutionException {
    List<Integer> ports = Port.free(6);
    ProcessFiles files = new ProcessFiles(home);
    Software software = Software.fromSystemProperty();
    List<KafkaNode> cluster =
        IntStream.rangeClosed(1, 3)
            .mapToObj(id -> new KafkaNode(id, ports.get(id - 1), ports.get(id + 2)))
            .toList();
    brokers =
        cluster.stream()
            .map(node -> new KafkaServer(software, files, node, cluster, HEAP))
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> starts = new ArrayList<>();
      for (KafkaServer broker : brokers) {
        starts.add(
            threads.submit(
                () -> {
                  Launch.start(broker);
                  return null;
                }));
      }
      for (Future<?> start : starts) {
        start.get();
      }
    }
  }

  private Map<String, Object> client() {
    return Map.of("bootstrap.servers", brokers.getFirst().bootstrap(), "acks", "all");
  }

  private static TopicPartitionInfo partition(Admin admin) throws Exception {
    return admin
        .describeTopics(List.of(TOPIC))
        .allTopicNames()
        .get()
        .get(TOPIC)
        .partitions()
        .getFirst();
  }

  private List<String> records() {
    List<String> values = new ArrayList<>();
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", brokers.getFirst().bootstrap()),
            new StringDeserializer(),
            new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
      }
    }
    return values;
  }
}
