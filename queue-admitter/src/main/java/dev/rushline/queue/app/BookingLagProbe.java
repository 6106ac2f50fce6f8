package dev.rushline.queue.app;

import dev.rushline.queue.topology.BookingLag;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures once a second how far the owner of the sales is behind, by what its group has committed:
 * the largest lag of its partitions. While Kafka does not answer the last known lag grows with the
 * time since.
 */
@ApplicationScoped
public class BookingLagProbe implements BookingLag {
  private static final Logger LOG = Logger.getLogger(BookingLagProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Admin admin;
  private final String group;
  private final Clock clock = Clock.systemUTC();
  private final Map<TopicPartition, LagHistory> histories = new HashMap<>();
  private final ScheduledExecutorService measuring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("booking-lag").factory());
  private volatile Measured last;

  private record Measured(long atMillis, Duration lag) {}

  BookingLagProbe(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.queue.booking-group") String group,
      MeterRegistry meters) {
    Properties settings = new Properties();
    settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    this.admin = Admin.create(settings);
    this.group = group;
    this.last = new Measured(clock.millis(), Duration.ZERO);
    meters.gauge("rushline.queue.booking.lag.seconds", this, probe -> probe.now().toMillis() / 1e3);
    var _ =
        measuring.scheduleWithFixedDelay(this::measure, 0, EVERY.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public Duration now() {
    Measured known = last;
    long since = clock.millis() - known.atMillis;
    return since <= PATIENCE.toMillis() ? known.lag : known.lag.plusMillis(since);
  }

  private void measure() {
    try {
      last = new Measured(clock.millis(), worst());
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      LOG.debugf(e, "lag not measured group=%s", group);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration worst() throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
            .mapToObj(number -> new TopicPartition(Topics.BOOKING_COMMANDS.name(), number))
            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
    long patience = PATIENCE.toMillis();
    Map<TopicPartition, OffsetAndMetadata> done =
        admin
            .listConsumerGroupOffsets(group)
            .partitionsToOffsetAndMetadata()
            .get(patience, TimeUnit.MILLISECONDS);
    var ends = admin.listOffsets(wanted).all().get(patience, TimeUnit.MILLISECONDS);
    long now = clock.millis();
    return ends.entrySet().stream()
        .map(
            end ->
                histories
                    .computeIfAbsent(end.getKey(), _ -> new LagHistory())
                    .lag(now, end.getValue().offset(), done(done.get(end.getKey()))))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** A group that has not committed has done nothing. */
  private static long done(OffsetAndMetadata committed) {
    return committed == null ? 0 : committed.offset();
  }

  @PreDestroy
  void stop() {
    measuring.shutdownNow();
    admin.close(Duration.ofSeconds(1));
  }
}
