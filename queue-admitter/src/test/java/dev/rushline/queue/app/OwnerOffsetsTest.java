package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.app.PartitionLags.Position;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

/** What can be told of each partition when some are answered for and others are not. */
class OwnerOffsetsTest {
  private static final int COUNT = Topics.BOOKING_COMMANDS.partitions();
  private static final int OTHER = 1;

  private final Map<TopicPartition, OffsetAndMetadata> committed = new HashMap<>();
  private final Map<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends = new HashMap<>();

  OwnerOffsetsTest() {
    IntStream.range(0, COUNT)
        .mapToObj(OwnerOffsetsTest::partition)
        .forEach(
            partition -> {
              committed.put(partition, new OffsetAndMetadata(90));
              ends.put(
                  partition,
                  KafkaFuture.completedFuture(new ListOffsetsResultInfo(100, 0, Optional.empty())));
            });
  }

  @Test
  void each_partition_is_told_of() throws Exception {
    assertThat(sightings())
        .hasSize(COUNT)
        .allSatisfy(
            (_, sighting) ->
                assertThat(sighting).isEqualTo(new Sighting.At(new Position(100, 90))));
  }

  @Test
  void one_without_a_leader_is_not_and_the_others_are() throws Exception {
    ends.put(partition(0), new KafkaFutureImpl<>());

    Map<Integer, Sighting> sightings = sightings();

    assertThat(sightings.get(0))
        .isInstanceOfSatisfying(
            Sighting.Unanswered.class,
            unanswered -> assertThat(unanswered.why()).isInstanceOf(TimeoutException.class));
    assertThat(sightings).hasSize(COUNT);
    for (int other = OTHER; other < COUNT; other++) {
      assertThat(sightings.get(other)).isInstanceOf(Sighting.At.class);
    }
  }

  @Test
  void one_whose_leader_refuses_is_not_and_the_others_are() throws Exception {
    KafkaFutureImpl<ListOffsetsResultInfo> refused = new KafkaFutureImpl<>();
    refused.completeExceptionally(new IllegalStateException("not the leader"));
    ends.put(partition(0), refused);

    assertThat(sightings().get(0)).isInstanceOf(Sighting.Unanswered.class);
    assertThat(sightings().get(OTHER)).isInstanceOf(Sighting.At.class);
  }

  @Test
  void where_the_group_has_committed_nothing_it_has_done_nothing() throws Exception {
    committed.put(partition(0), null);

    assertThat(sightings().get(0)).isEqualTo(new Sighting.At(new Position(100, 0)));
  }

  /** The client leaves a partition out whose offset the group could not tell. */
  @Test
  void where_the_group_is_that_was_not_told_is_not_the_beginning() throws Exception {
    committed.remove(partition(0));

    assertThat(sightings().get(0)).isInstanceOf(Sighting.Unanswered.class);
  }

  private Map<Integer, Sighting> sightings() throws InterruptedException {
    return OwnerOffsets.sightings(committed, ends::get, Duration.ZERO);
  }

  private static TopicPartition partition(int number) {
    return new TopicPartition(Topics.BOOKING_COMMANDS.name(), number);
  }
}
