package dev.rushline.edge.queue;

import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.smallrye.reactive.messaging.kafka.KafkaConsumer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;

/**
 * Whether the tables of lines and of slots are still followed: whether their consumers have polled
 * lately, whatever came of it. A consumer that has died tells nobody, and its table would be
 * believed for ever. One that is held back, or polls a broker which does not answer, is alive:
 * nobody else hears more meanwhile. What has never been polled is not here yet, which {@link
 * CatchUp} says.
 */
@Startup
@ApplicationScoped
public class FollowedTables {
  private static final long LOOK_MS = 1_000;
  private static final List<String> CHANNELS = List.of(LineTable.CHANNEL, SlotTable.CHANNEL);

  /** In which Kafka's consumers count the time since they last polled. */
  private static final String LAST_POLL = "last-poll-seconds-ago";

  private final KafkaClientService clients;
  private final Duration staleAfter;
  private final Map<String, Long> polledNanos = new ConcurrentHashMap<>();

  FollowedTables(KafkaClientService clients, QueueSettings settings, Vertx vertx) {
    this.clients = clients;
    this.staleAfter = settings.staleAfter();
    vertx.setPeriodic(LOOK_MS, _ -> CHANNELS.forEach(this::look));
  }

  /** Asks no thread that may have died: a consumer's numbers can be read from any. */
  private void look(String channel) {
    KafkaConsumer<String, Object> known = clients.getConsumer(channel);
    // While the edge starts its channels are not there, and none has a client at once.
    Consumer<String, Object> consumer = known == null ? null : known.unwrap();
    if (consumer != null) {
      lastPollSeconds(consumer).ifPresent(ago -> polled(channel, ago));
    }
  }

  private void polled(String channel, double secondsAgo) {
    long ago = (long) (secondsAgo * TimeUnit.SECONDS.toNanos(1));
    polledNanos.merge(channel, System.nanoTime() - ago, Math::max);
  }

  /** Empty when it has never polled. */
  private static OptionalDouble lastPollSeconds(Consumer<String, Object> consumer) {
    return consumer.metrics().entrySet().stream()
        .filter(metric -> metric.getKey().name().equals(LAST_POLL))
        .mapToDouble(metric -> ((Number) metric.getValue().metricValue()).doubleValue())
        .filter(seconds -> seconds >= 0)
        .findFirst();
  }

  /** For how long the table that is worst off has not been followed. */
  private Duration silence() {
    long now = System.nanoTime();
    return Duration.ofNanos(
        polledNanos.values().stream().mapToLong(polled -> now - polled).max().orElse(0));
  }

  /** Whether what the tables say may be old. */
  boolean areStale() {
    return areSilentFor(staleAfter);
  }

  /** Whether the tables have not been followed for longer than this. */
  boolean areSilentFor(Duration time) {
    return silence().compareTo(time) > 0;
  }
}
