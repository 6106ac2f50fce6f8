package dev.rushline.local.connectors;

import dev.rushline.local.process.ServerFailed;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The consumer group of a sink connector: how far it has read, and whether it reads at all. */
final class SinkGroup {
  private static final Duration POLL = Duration.ofMillis(200);

  /** Up to here records are counted one by one, so that the markers of transactions are not. */
  private static final long COUNTED_MAX = 1_000;

  private static final Duration COUNTING_MAX = Duration.ofSeconds(2);

  private final String bootstrap;
  private final String group;

  SinkGroup(String bootstrap, String connector) {
    this.bootstrap = bootstrap;
    this.group = "connect-" + connector;
  }

  /**
   * Waits until no task reads any more.
   *
   * @throws ServerFailed when patience ends
   */
  void awaitEmpty(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    try (Admin admin =
        Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap))) {
      while (hasMembers(admin)) {
        if (System.nanoTime() > deadline) {
          throw new ServerFailed(
              "Tasks of %s go on reading after %d s".formatted(group, patience.toSeconds()));
        }
        Thread.sleep(POLL);
      }
    }
  }

  private boolean hasMembers(Admin admin) throws InterruptedException {
    try {
      ConsumerGroupDescription description =
          admin.describeConsumerGroups(List.of(group)).describedGroups().get(group).get();
      return !description.members().isEmpty();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GroupIdNotFoundException) {
        return false;
      }
      throw new ServerFailed("The broker cannot be asked for " + group, e);
    }
  }

  /**
   * Committed records of the topic that the sink has not done; about as many when there are many.
   */
  long behind(String topic) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers", bootstrap,
            "group.id", group,
            "enable.auto.commit", "false",
            "isolation.level", "read_committed",
            "auto.offset.reset", "earliest",
            "fetch.max.wait.ms", "100");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Set<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .collect(Collectors.toSet());
      // Assigned, not subscribed: the group does not notice.
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      seekTo(consumer, begins(consumer, partitions));
      long offsets = left(consumer, ends);
      return offsets > COUNTED_MAX ? offsets : count(consumer, ends);
    }
  }

  private static Map<TopicPartition, Long> begins(
      KafkaConsumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
    Map<TopicPartition, OffsetAndMetadata> done = consumer.committed(partitions);
    Map<TopicPartition, Long> oldest = consumer.beginningOffsets(partitions);
    return partitions.stream()
        .collect(
            Collectors.toMap(
                Function.identity(),
                partition -> {
                  OffsetAndMetadata committed = done.get(partition);
                  return committed == null ? oldest.get(partition) : committed.offset();
                }));
  }

  private static void seekTo(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> offsets) {
    offsets.forEach(consumer::seek);
  }

  private static long left(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .mapToLong(end -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
        .sum();
  }

  private static long count(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    long deadline = System.nanoTime() + COUNTING_MAX.toNanos();
    long records = 0;
    while (left(consumer, ends) > 0) {
      if (System.nanoTime() > deadline) {
        return records + left(consumer, ends);
      }
      records += consumer.poll(POLL).count();
    }
    return records;
  }
}
