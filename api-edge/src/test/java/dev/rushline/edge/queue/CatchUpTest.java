package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.servers.EdgeServers;
import dev.rushline.schemas.topics.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What an edge knows once it is ready, on a log in which nothing has happened to any slot. */
@QuarkusTest
@QuarkusTestResource(EdgeServers.class)
class CatchUpTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  @Inject LineTable table;
  @Inject KafkaClientService clients;

  @Test
  void once_it_is_complete_the_first_thing_to_happen_to_a_slot_is_read_at_once() {
    Awaitility.await("the tables").atMost(SOON).until(table::isComplete);
    Function<Consumer<String, Object>, Map<TopicPartition, Long>> positions =
        consumer ->
            consumer.assignment().stream()
                .collect(
                    Collectors.toMap(Function.identity(), one -> consumer.position(one, AT_ONCE)));

    // A partition without a position is not fetched from.
    Map<TopicPartition, Long> known =
        clients
            .<String, Object>getConsumer(SlotTable.CHANNEL)
            .runOnPollingThread(positions)
            .await()
            .atMost(SOON);

    assertThat(known).hasSize(Topics.QUEUE_EVENTS.partitions());
  }
}
