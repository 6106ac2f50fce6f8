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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures how far the owner of the sales is behind, by what its group has committed: the largest
 * lag of its partitions. Once a second while somebody wants to know; a minute after nobody does, it
 * has no connection any more. While Kafka does not answer the last known lag grows with the time
 * since. Of a backlog that was there before anybody wanted to know the age is not known: it is as
 * old as the first look at it.
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
  private final Map<TopicPartition, LagHistory> histories = new HashMap<>();
  private int idleLooks;
  private volatile Admin admin;
  private final ScheduledExecutorService measuring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("booking-lag").factory());
  private final AtomicBoolean isMeasuring = new AtomicBoolean();
  private volatile Measured last;

  private record Measured(long atMillis, Duration lag) {}

  BookingLagProbe(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.queue.booking-group") String group,
      MeterRegistry meters) {
    this.settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    this.group = group;
    this.last = new Measured(clock.millis(), Duration.ZERO);
    meters.gauge("rushline.queue.booking.lag.seconds", this, probe -> probe.now().toMillis() / 1e3);
  }

  @Override
  public void wanted(Object by) {
    if (wantedBy.isEmpty() && clock.millis() - last.atMillis > PATIENCE.toMillis()) {
      // So old because nobody has asked, and not because Kafka did not answer.
      last = new Measured(clock.millis(), Duration.ZERO);
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
  public Duration now() {
    if (wantedBy.isEmpty()) {
      return Duration.ZERO;
    }
    Measured known = last;
    long since = clock.millis() - known.atMillis;
    return since <= PATIENCE.toMillis() ? known.lag : known.lag.plusMillis(since);
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
    histories.clear();
    isMeasuring.set(false);
    // Whoever has begun to want it meanwhile has not started anything.
    if (!wantedBy.isEmpty() && isMeasuring.compareAndSet(false, true)) {
      measuring.execute(this::look);
    }
  }

  private void measure() {
    try {
      if (admin == null) {
        admin = Admin.create(settings);
      }
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
