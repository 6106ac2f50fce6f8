package dev.rushline.edge.queue;

import static java.util.stream.Collectors.toMap;

import dev.rushline.schemas.topics.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the tables of lines and of slots have everything that was told before this edge
 * started. Until then nobody is let into a checkout: an event that looks open may be guarded, and
 * an admission that looks good may have been used.
 */
@Readiness
@Startup
@ApplicationScoped
public class CatchUp implements HealthCheck {
  private static final long LOOK_MS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** Several questions to the broker, each answered within {@link #PATIENCE}. */
  private static final Duration LOOK_PATIENCE = Duration.ofSeconds(5);

  /**
   * A channel that fills a table.
   *
   * @param partitions how many it reads
   * @param lately from how long ago; empty: from the beginning
   */
  private record Source(String channel, int partitions, Optional<Duration> lately) {}

  private static final List<Source> SOURCES =
      List.of(
          new Source(LineTable.CHANNEL, Topics.QUEUE_STATE.partitions(), Optional.empty()),
          new Source(
              SlotTable.CHANNEL,
              Topics.QUEUE_EVENTS.partitions(),
              Optional.of(SlotTable.TOKENS_LIVE)));

  private final LineTable table;
  private final KafkaClientService clients;
  private final Vertx vertx;
  private final Clock clock;
  private final long timer;
  // Where the topics ended at the first look: what comes later is followed, and never ends.
  private final Map<Source, Map<TopicPartition, Long>> ends = new ConcurrentHashMap<>();
  private final Set<Source> read = ConcurrentHashMap.newKeySet();
  private boolean fetched;

  CatchUp(LineTable table, KafkaClientService clients, Vertx vertx, Clock clock) {
    this.clock = clock;
    this.table = table;
    this.clients = clients;
    this.vertx = vertx;
    this.timer = vertx.setPeriodic(LOOK_MS, _ -> look());
  }

  private void look() {
    if (fetched) {
      // What had been fetched a look ago has gone through the tables since.
      table.completed();
      vertx.cancelTimer(timer);
      return;
    }
    fetched = read.containsAll(SOURCES);
    SOURCES.stream().filter(source -> !read.contains(source)).forEach(this::look);
  }

  private void look(Source source) {
    Function<Consumer<String, Object>, Boolean> isRead = consumer -> isAtTheEnd(source, consumer);
    clients
        .<String, Object>getConsumer(source.channel)
        .runOnPollingThread(isRead)
        .ifNoItem()
        .after(LOOK_PATIENCE)
        .recoverWithItem(false)
        .onFailure()
        .recoverWithItem(false)
        .subscribe()
        .with(
            reached -> {
              if (reached) {
                read.add(source);
              }
            });
  }

  private boolean isAtTheEnd(Source source, Consumer<String, Object> consumer) {
    Set<TopicPartition> partitions = consumer.assignment();
    if (partitions.size() < source.partitions) {
      return false;
    }
    Map<TopicPartition, Long> first =
        ends.computeIfAbsent(source, _ -> begin(source, partitions, consumer));
    // A topic that has lost its end has no more to give than it has now.
    return consumer.endOffsets(partitions, PATIENCE).entrySet().stream()
        .allMatch(
            end ->
                consumer.position(end.getKey(), PATIENCE)
                    >= Math.min(end.getValue(), first.get(end.getKey())));
  }

  /** Gives the consumer its positions if it reads from lately; returns the partitions' ends. */
  private Map<TopicPartition, Long> begin(
      Source source, Set<TopicPartition> partitions, Consumer<String, Object> consumer) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    source.lately.ifPresent(
        time -> {
          long since = clock.instant().minus(time).toEpochMilli();
          // Left alone, the consumer had no position where nothing is so new, and looked for one
          // every request.timeout.ms: what happens there first would be read that late.
          consumer
              .offsetsForTimes(
                  partitions.stream().collect(toMap(Function.identity(), _ -> since)), PATIENCE)
              .forEach(
                  (partition, first) ->
                      consumer.seek(
                          partition, first == null ? ends.get(partition) : first.offset()));
        });
    return ends;
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("knows the lines and slots")
        .status(table.isComplete())
        .build();
  }
}
