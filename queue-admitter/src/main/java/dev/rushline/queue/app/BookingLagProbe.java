package dev.rushline.queue.app;

import dev.rushline.queue.topology.BookingLag;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures how far the owner of the sales is behind, by what its group has committed, in each
 * partition. Once a second while somebody wants to know; a minute after nobody does, it has no
 * connection any more. While Kafka does not answer the last known lag grows with the time since. Of
 * a backlog that was there before anybody wanted to know the age is not known: it is as old as the
 * first look at it.
 */
@ApplicationScoped
public class BookingLagProbe implements BookingLag {
  private static final Logger LOG = Logger.getLogger(BookingLagProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Lines become busy and rest again with every fan: connecting each time would cost more. */
  private static final int IDLE_LOOKS_MAX = 60;

  private final Properties settings = new Properties();
  private final String group;
  private final Clock clock = Clock.systemUTC();
  private final Set<Object> wantedBy = ConcurrentHashMap.newKeySet();
  // Of the measuring thread alone.
  private final PartitionLags lags = new PartitionLags();
  private int idleLooks;
  private volatile Admin admin;
  private final ScheduledExecutorService measuring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("booking-lag").factory());
  private final AtomicBoolean isMeasuring = new AtomicBoolean();
  private volatile Measured last;

  private record Measured(long atMillis, Map<Integer, Duration> lags) {
    static Measured nothing(long atMillis) {
      return new Measured(atMillis, Map.of());
    }
  }

  BookingLagProbe(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.queue.booking-group") String group,
      MeterRegistry meters) {
    this.settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    this.group = group;
    this.last = Measured.nothing(clock.millis());
    for (int number = 0; number < Topics.BOOKING_COMMANDS.partitions(); number++) {
      int partition = number;
      meters.gauge(
          "rushline.queue.booking.lag.seconds",
          Tags.of("partition", Integer.toString(partition)),
          this,
          probe -> probe.of(partition).toMillis() / 1e3);
    }
  }

  @Override
  public void wanted(Object by) {
    if (wantedBy.isEmpty() && clock.millis() - last.atMillis > PATIENCE.toMillis()) {
      // So old because nobody has asked, and not because Kafka did not answer.
      last = Measured.nothing(clock.millis());
    }
    wantedBy.add(by);
    if (isMeasuring.compareAndSet(false, true)) {
      measuring.execute(this::look);
    }
  }

  @Override
  public void unwanted(Object by) {
    wantedBy.remove(by);
  }

  @Override
  public Duration of(int partition) {
    if (wantedBy.isEmpty()) {
      return Duration.ZERO;
    }
    Measured known = last;
    Duration lag = known.lags.getOrDefault(partition, Duration.ZERO);
    long since = clock.millis() - known.atMillis;
    return since <= PATIENCE.toMillis() ? lag : lag.plusMillis(since);
  }

  private void look() {
    if (!wantedBy.isEmpty()) {
      idleLooks = 0;
      measure();
    } else if (++idleLooks > IDLE_LOOKS_MAX) {
      rest();
      return;
    }
    var _ = measuring.schedule(this::look, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void rest() {
    disconnect();
    lags.clear();
    isMeasuring.set(false);
    // Whoever has begun to want it meanwhile has not started anything.
    if (!wantedBy.isEmpty() && isMeasuring.compareAndSet(false, true)) {
      measuring.execute(this::look);
    }
  }

  private void measure() {
    try {
      if (admin == null) {
        Admin connecting = Admin.create(settings);
        try {
          requireAsMany(connecting);
          admin = connecting;
        } finally {
          if (admin == null) {
            connecting.close(Duration.ofSeconds(1));
          }
        }
      }
      last = new Measured(clock.millis(), lags());
    } catch (IllegalStateException e) {
      LOG.error("not measured, so that lines stand still", e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.debugf(e, "lag not measured group=%s", group);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static void requireAsMany(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    String commands = Topics.BOOKING_COMMANDS.name();
    String lines = Topics.QUEUE_COMMANDS.name();
    Map<String, TopicDescription> topics =
        admin
            .describeTopics(List.of(commands, lines))
            .allTopicNames()
            .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    PartitionLags.requireAsMany(
        commands,
        topics.get(commands).partitions().size(),
        lines,
        topics.get(lines).partitions().size());
  }

  private Map<Integer, Duration> lags()
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
            .mapToObj(number -> new TopicPartition(Topics.BOOKING_COMMANDS.name(), number))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    long patience = PATIENCE.toMillis();
    Map<Integer, Long> done = new HashMap<>();
    admin
        .listConsumerGroupOffsets(group)
        .partitionsToOffsetAndMetadata()
        .get(patience, TimeUnit.MILLISECONDS)
        .forEach(
            (partition, committed) -> {
              // A group that has not committed has done nothing.
              if (committed != null && wanted.containsKey(partition)) {
                done.put(partition.partition(), committed.offset());
              }
            });
    Map<Integer, Long> ends = new HashMap<>();
    admin
        .listOffsets(wanted)
        .all()
        .get(patience, TimeUnit.MILLISECONDS)
        .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
    return lags.measured(clock.millis(), ends, done);
  }

  private void disconnect() {
    Admin connected = admin;
    admin = null;
    if (connected != null) {
      connected.close(Duration.ofSeconds(1));
    }
  }

  @PreDestroy
  void stop() {
    measuring.shutdownNow();
    disconnect();
  }
}
