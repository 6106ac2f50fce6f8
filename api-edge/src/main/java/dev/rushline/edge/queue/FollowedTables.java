package dev.rushline.edge.queue;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.jboss.logging.Logger;

/**
 * Whether the tables of lines and of slots are still followed: whether their consumers have polled
 * lately. A consumer that has died tells nobody, and its table would be believed for ever. One that
 * polls a broker which does not answer is alive: nobody else hears more meanwhile.
 */
@Startup
@ApplicationScoped
public class FollowedTables {
  private static final Logger LOG = Logger.getLogger(FollowedTables.class);
  private static final long LOOK_MS = 1_000;
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final List<String> CHANNELS = List.of(LineTable.CHANNEL, SlotTable.CHANNEL);

  /** In which Kafka's consumers count the time since they last polled. */
  private static final String LAST_POLL = "last-poll-seconds-ago";

  private final KafkaClientService clients;
  private final Duration staleAfter;
  private final Map<String, Long> polledNanos = new ConcurrentHashMap<>();
  // A consumer that does not answer is not asked once more.
  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  FollowedTables(KafkaClientService clients, QueueSettings settings, Vertx vertx) {
    this.clients = clients;
    this.staleAfter = settings.staleAfter();
    CHANNELS.forEach(channel -> polledNanos.put(channel, System.nanoTime()));
    vertx.setPeriodic(LOOK_MS, _ -> CHANNELS.forEach(this::look));
  }

  private void look(String channel) {
    if (!asked.add(channel)) {
      return;
    }
    Function<Consumer<String, Object>, OptionalDouble> lastPoll = FollowedTables::lastPollSeconds;
    clients
        .<String, Object>getConsumer(channel)
        .runOnPollingThread(lastPoll)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onTermination()
        .invoke(() -> asked.remove(channel))
        .subscribe()
        .with(
            seconds -> seconds.ifPresent(ago -> polled(channel, ago)),
            failure -> LOG.debugf(failure, "no answer of a consumer channel=%s", channel));
  }

  private void polled(String channel, double secondsAgo) {
    long ago = (long) (secondsAgo * TimeUnit.SECONDS.toNanos(1));
    polledNanos.merge(channel, System.nanoTime() - ago, Math::max);
  }

  /** Empty when it never polled, or is closed. */
  private static OptionalDouble lastPollSeconds(Consumer<String, Object> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(LAST_POLL))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .filter(seconds -> seconds >= 0)
        .findFirst();
  }

  /** Since when the table that is worst off has not been followed. */
  private Duration silence() {
    long oldest = polledNanos.values().stream().mapToLong(Long::longValue).min().orElseThrow();
    return Duration.ofNanos(System.nanoTime() - oldest);
  }

  /** Whether what the tables say may be old. */
  boolean areStale() {
    return isSilentFor(1);
  }

  /** Whether the tables have not been followed for so many times as long as makes them stale. */
  boolean isSilentFor(int times) {
    return silence().compareTo(staleAfter.multipliedBy(times)) > 0;
  }
}
