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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Measures how far the owner of the sales is behind in each partition. Once a second while somebody
 * wants to know; a minute after nobody does, it has no connection any more. While Kafka does not
 * answer for a partition its last known lag stays as it was for five seconds, then grows with the
 * time since; the others are measured as ever. Of a backlog that was there before anybody wanted to
 * know the age is not known: it is as old as the first look at it.
 */
@ApplicationScoped
public class BookingLagProbe implements BookingLag {
  private static final Logger LOG = Logger.getLogger(BookingLagProbe.class);
  private static final Duration EVERY = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** A partition that does not answer must not make the others look old: a look is over by then. */
  private static final Duration REQUEST_PATIENCE = Duration.ofSeconds(2);

  /** Lines become busy and rest again with every fan: connecting each time would cost more. */
  private static final int IDLE_LOOKS_MAX = 60;

  private final Positions positions;
  private final Clock clock;
  private final Set<Object> wantedBy = ConcurrentHashMap.newKeySet();
  // Of the measuring thread alone.
  private final PartitionLags lags = new PartitionLags();
  private int idleLooks;
  private Set<Integer> unseen = Set.of();
  private final ScheduledExecutorService measuring;
  private final AtomicBoolean isMeasuring = new AtomicBoolean();
  private final Map<Integer, Measured> last = new ConcurrentHashMap<>();

  /** Where the owner is, as its log tells. */
  interface Positions extends AutoCloseable {
    /** By partition, each of them; connects if need be. */
    Map<Integer, Sighting> read() throws ExecutionException, InterruptedException, TimeoutException;

    /** Ends the connection, if there is one. */
    @Override
    void close();
  }

  private record Measured(long atMillis, Duration lag) {
    boolean isOld(long nowMillis) {
      return nowMillis - atMillis > PATIENCE.toMillis();
    }
  }

  @Inject
  BookingLagProbe(
      @ConfigProperty(name = "quarkus.kafka-streams.bootstrap-servers") String bootstrap,
      @ConfigProperty(name = "rushline.queue.booking-group") String group,
      MeterRegistry meters,
      Clock clock) {
    this(
        new OwnerOffsets(bootstrap, group, REQUEST_PATIENCE),
        meters,
        clock,
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("booking-lag").factory()));
  }

  /**
   * One that looks when it is told to.
   *
   * @param measuring takes the looks, one at a time
   */
  BookingLagProbe(
      Positions positions, MeterRegistry meters, Clock clock, ScheduledExecutorService measuring) {
    this.clock = clock;
    this.positions = positions;
    this.measuring = measuring;
    partitions()
        .forEach(
            partition -> {
              last.put(partition, nothingYet());
              meters.gauge(
                  "rushline.queue.booking.lag.seconds",
                  Tags.of("partition", Integer.toString(partition)),
                  this,
                  probe -> probe.of(partition).toMillis() / 1e3);
            });
  }

  private static IntStream partitions() {
    return IntStream.range(0, Topics.BOOKING_COMMANDS.partitions());
  }

  private Measured nothingYet() {
    return new Measured(clock.millis(), Duration.ZERO);
  }

  @Override
  public void wanted(Object by) {
    if (wantedBy.isEmpty()) {
      // So old because nobody has asked, and not because Kafka did not answer.
      last.replaceAll((_, known) -> known.isOld(clock.millis()) ? nothingYet() : known);
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
    Measured known = last.get(partition);
    long now = clock.millis();
    return known.isOld(now) ? known.lag.plusMillis(now - known.atMillis) : known.lag;
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
      seen(positions.read());
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      miss(partitions().boxed().collect(Collectors.toMap(Function.identity(), _ -> e)));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void seen(Map<Integer, Sighting> sightings) {
    Map<Integer, Position> seen = new HashMap<>();
    Map<Integer, Exception> missed = new TreeMap<>();
    sightings.forEach(
        (partition, sighting) -> {
          switch (sighting) {
            case Sighting.At(Position position) -> seen.put(partition, position);
            case Sighting.Unanswered(Exception why) -> missed.put(partition, why);
          }
        });
    long now = clock.millis();
    lags.measured(now, seen)
        .forEach((partition, lag) -> last.put(partition, new Measured(now, lag)));
    miss(missed);
  }

  private void miss(Map<Integer, Exception> missed) {
    Set<Integer> now = Set.copyOf(missed.keySet());
    if (!unseen.containsAll(now)) {
      LOG.warnf(
          missed.values().iterator().next(),
          "the lag of the sales' owner is not measured: if that lasts five seconds, lines of these"
              + " partitions stop partitions=%s",
          missed.keySet());
    } else if (!unseen.equals(now)) {
      LOG.infof("the lag of the sales' owner is measured again, not yet of partitions=%s", now);
    }
    unseen = now;
  }

  @PreDestroy
  void stop() {
    measuring.shutdownNow();
    positions.close();
  }
}
