package dev.rushline.system;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ProducerState;
import org.apache.kafka.common.TopicPartition;

/** Transactions that are open on some topics, as the broker tells: who reads committed waits. */
final class OpenTransactions implements AutoCloseable {
  private final Admin admin;
  private final Collection<TopicPartition> partitions;

  /**
   * Looks at these.
   *
   * @param partitions of each topic, by name
   */
  OpenTransactions(String bootstrap, Map<String, Integer> partitions) {
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, (Object) bootstrap));
    this.partitions =
        partitions.entrySet().stream()
            .flatMap(
                topic ->
                    IntStream.range(0, topic.getValue())
                        .mapToObj(p -> new TopicPartition(topic.getKey(), p)))
            .toList();
  }

  /** Makes the topics, which nobody else has. */
  void makeTopics() throws ExecutionException, InterruptedException {
    admin
        .createTopics(
            partitions.stream()
                .collect(Collectors.groupingBy(TopicPartition::topic, Collectors.counting()))
                .entrySet()
                .stream()
                .map(
                    topic ->
                        new NewTopic(
                            topic.getKey(),
                            Optional.of(topic.getValue().intValue()),
                            Optional.empty()))
                .toList())
        .all()
        .get();
  }

  /** Those that are open now. */
  List<ProducerState> now() throws ExecutionException, InterruptedException {
    List<ProducerState> open = new ArrayList<>();
    admin.describeProducers(partitions).all().get().values().stream()
        .flatMap(state -> state.activeProducers().stream())
        .filter(producer -> producer.currentTransactionStartOffset().isPresent())
        .forEach(open::add);
    return open;
  }

  @Override
  public void close() {
    admin.close();
  }
}
