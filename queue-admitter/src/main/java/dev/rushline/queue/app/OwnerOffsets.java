package dev.rushline.queue.app;

import dev.rushline.queue.app.PartitionLags.Position;
import dev.rushline.schemas.topics.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks Kafka how far the owner of the sales has come, by what its group has committed. */
final class OwnerOffsets implements BookingLagProbe.Positions {
  private static final Map<TopicPartition, OffsetSpec> ENDS =
      IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
          .mapToObj(number -> new TopicPartition(Topics.BOOKING_COMMANDS.name(), number))
          .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));

  private final String bootstrap;
  private final String group;
  private final Duration patience;
  private volatile Admin admin;

  OwnerOffsets(String bootstrap, String group, Duration patience) {
    this.bootstrap = bootstrap;
    this.group = group;
    this.patience = patience;
  }

  @Override
  public Map<Integer, Position> read()
      throws ExecutionException, InterruptedException, TimeoutException {
    if (admin == null) {
      admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(patience.toMillis(), TimeUnit.MILLISECONDS);
    Map<Integer, Position> positions = new HashMap<>();
    admin
        .listOffsets(ENDS)
        .all()
        .get(patience.toMillis(), TimeUnit.MILLISECONDS)
        .forEach(
            (partition, end) ->
                positions.put(
                    partition.partition(),
                    new Position(end.offset(), done(committed.get(partition)))));
    return positions;
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
