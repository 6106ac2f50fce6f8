package dev.rushline.queue.app;

import dev.rushline.queue.app.PartitionLags.Position;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;

/**
 * Asks Kafka how far the owner of the sales has come, by what its group has committed. The group is
 * kept by one broker, which answers for all partitions or for none; where a partition ends its own
 * leader says, and one that has none keeps nobody waiting for the others.
 */
final class OwnerOffsets implements BookingLagProbe.Positions {
  private static final Map<TopicPartition, OffsetSpec> ENDS =
      IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
          .mapToObj(number -> new TopicPartition(Topics.BOOKING_COMMANDS.name(), number))
          .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));

  private final String bootstrap;
  private final String group;
  private final Duration patience;
  private volatile Admin admin;

  /**
   * Connects with the first question.
   *
   * @param patience for each of the two requests: a question takes twice as long at the most
   */
  OwnerOffsets(String bootstrap, String group, Duration patience) {
    this.bootstrap = bootstrap;
    this.group = group;
    this.patience = patience;
  }

  @Override
  public Map<Integer, Sighting> read()
      throws ExecutionException, InterruptedException, TimeoutException {
    if (admin == null) {
      admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }
    int patienceMillis = (int) patience.toMillis();
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                Map.of(
                    group,
                    new ListConsumerGroupOffsetsSpec().topicPartitions(List.copyOf(ENDS.keySet()))),
                new ListConsumerGroupOffsetsOptions().timeoutMs(patienceMillis))
            .partitionsToOffsetAndMetadata(group)
            .get(patienceMillis, TimeUnit.MILLISECONDS);
    ListOffsetsResult ends =
        admin.listOffsets(ENDS, new ListOffsetsOptions().timeoutMs(patienceMillis));
    return sightings(committed, ends::partitionResult, patience);
  }

  /**
   * Puts together what is answered in time.
   *
   * @param committed null for a partition in which nothing is; one that is not there was not told
   * @param ends where each partition ends; one that has no leader does not say
   * @param patience for all of them together
   */
  static Map<Integer, Sighting> sightings(
      Map<TopicPartition, OffsetAndMetadata> committed,
      Function<TopicPartition, KafkaFuture<ListOffsetsResultInfo>> ends,
      Duration patience)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    Map<Integer, Sighting> sightings = new HashMap<>();
    for (TopicPartition partition : ENDS.keySet()) {
      sightings.put(
          partition.partition(),
          committed.containsKey(partition)
              ? sighting(ends.apply(partition), done(committed.get(partition)), until)
              : new Sighting.Unanswered(new ApiException("where the group is was not told")));
    }
    return sightings;
  }

  private static Sighting sighting(KafkaFuture<ListOffsetsResultInfo> end, long done, long until)
      throws InterruptedException {
    try {
      // What is there is taken also when others have used up the time.
      long left = Math.max(0, until - System.nanoTime());
      return new Sighting.At(new Position(end.get(left, TimeUnit.NANOSECONDS).offset(), done));
    } catch (ExecutionException | TimeoutException e) {
      return new Sighting.Unanswered(e);
    }
  }

  /** A group that has not committed has done nothing. */
  private static long done(OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @Override
  public void close() {
    Admin connected = admin;
    admin = null;
    if (connected != null) {
      connected.close(Duration.ofSeconds(1));
    }
  }
}
