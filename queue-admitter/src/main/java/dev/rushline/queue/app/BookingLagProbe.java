package dev.rushline.queue.app;

import dev.rushline.queue.app.PartitionLags.Position;
import dev.rushline.queue.topology.BookingLag;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures how far the owner of the sales is behind in each partition. Once a second while somebody
 * wants to know; a minute after nobody does, it has no connection any more. While Kafka does not
 * answer the last known lag stays as it was for five seconds, then grows with the time since. Of a
 * backlog that was there before anybody wanted to know the age is not known: it is as old as the
 * first look at it.
 */
@ApplicationScoped
public class BookingLagProbe implements BookingLag {
  private static final Logger LOG = Logger.getLogger(BookingLagProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Lines become busy and rest again with every fan: connecting each time would cost more. */
  private static final int IDLE_LOOKS_MAX = 60;

  private final Positions positions;
  private final Clock clock;
  private final Set<Object> wantedBy = ConcurrentHashMap.newKeySet();
  // Of the measuring thread alone.
  private final PartitionLags lags = new PartitionLags();
  private int idleLooks;
  private boolean isBlind;
  private final ScheduledExecutorService measuring =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("booking-lag").factory());
  private final AtomicBoolean isMeasuring = new AtomicBoolean();
  private volatile Measured last;

  /** Where the owner is, as its log tells. */
  interface Positions extends AutoCloseable {
    /** By partition; connects if need be. */
    Map<Integer, Position> read() throws ExecutionException, InterruptedException, TimeoutException;

    /** Ends the connection, if there is one. */
    @Override
    void close();
  }

  private record Measured(long atMillis, Map<Integer, Duration> lags) {}

  @Inject
  BookingLagProbe(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.queue.booking-group") String group,
      MeterRegistry meters,
      Clock clock) {
    this(new OwnerOffsets(bootstrap, group, PATIENCE), meters, clock);
  }

  BookingLagProbe(Positions positions, MeterRegistry meters, Clock clock) {
    this.clock = clock;
    this.positions = positions;
    this.last = nothingYet();
    IntStream.range(0, Topics.BOOKING_COMMANDS.partitions())
        .forEach(
            partition ->
                meters.gauge(
                    "rushline.queue.booking.lag.seconds",
                    Tags.of("partition", Integer.toString(partition)),
                    this,
                    probe -> probe.of(partition).toMillis() / 1e3));
  }

  private Measured nothingYet() {
    return new Measured(clock.millis(), Map.of());
  }

  @Override
  public void wanted(Object by) {
    if (wantedBy.isEmpty() && clock.millis() - last.atMillis > PATIENCE.toMillis()) {
      // So old because nobody has asked, and not because Kafka did not answer.
      last = nothingYet();
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
    boolean goesOn = true;
    try {
      if (!wantedBy.isEmpty()) {
        idleLooks = 0;
        measure();
      } else if (++idleLooks > IDLE_LOOKS_MAX) {
        rest();
        goesOn = false;
      }
    } finally {
      // Whatever went wrong: nobody else would begin to look again.
      if (goesOn) {
        var _ = measuring.schedule(this::look, EVERY.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private void rest() {
    positions.close();
    lags.clear();
    isMeasuring.set(false);
    // Whoever has begun to want it meanwhile has not started anything.
    if (!wantedBy.isEmpty() && isMeasuring.compareAndSet(false, true)) {
      measuring.execute(this::look);
    }
  }

  /** Says it once when it cannot, and once when it can again: an outage has thousands of looks. */
  void measure() {
    try {
      Map<Integer, Position> now = positions.read();
      last = new Measured(clock.millis(), lags.measured(clock.millis(), now));
      if (isBlind) {
        LOG.info("the lag of the sales' owner is measured again");
      }
      isBlind = false;
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      if (!isBlind) {
        LOG.warn(
            "the lag of the sales' owner is not measured: if that lasts five seconds, lines stop",
            e);
      }
      isBlind = true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @PreDestroy
  void stop() {
    measuring.shutdownNow();
    positions.close();
  }
}
