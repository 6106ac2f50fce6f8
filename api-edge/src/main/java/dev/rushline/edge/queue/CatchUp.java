package dev.rushline.edge.queue;

import dev.rushline.schemas.topics.Topics;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready when the table of lines has everything that was told before this edge started. Until then
 * nobody is let into a checkout: an event that looks open may be guarded.
 */
@Readiness
@Startup
@ApplicationScoped
public class CatchUp implements HealthCheck {
  private static final long LOOK_MS = 250;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final LineTable table;
  private final KafkaClientService clients;
  private final Vertx vertx;
  private final long timer;
  private volatile boolean readToTheEnd;

  CatchUp(LineTable table, KafkaClientService clients, Vertx vertx) {
    this.table = table;
    this.clients = clients;
    this.vertx = vertx;
    this.timer = vertx.setPeriodic(LOOK_MS, _ -> look());
  }

  private void look() {
    if (readToTheEnd) {
      // What had been fetched at the last look has gone through the table since.
      table.completed();
      vertx.cancelTimer(timer);
      return;
    }
    Uni<Boolean> atTheEnd =
        clients
            .<String, Object>getConsumer(LineTable.CHANNEL)
            .runOnPollingThread(CatchUp::isAtTheEnd);
    atTheEnd
        .ifNoItem()
        .after(PATIENCE)
        .recoverWithItem(false)
        .onFailure()
        .recoverWithItem(false)
        .subscribe()
        .with(reached -> readToTheEnd = readToTheEnd || reached);
  }

  private static boolean isAtTheEnd(Consumer<String, Object> consumer) {
    Set<TopicPartition> partitions = consumer.assignment();
    if (partitions.size() < Topics.QUEUE_STATE.partitions()) {
      return false;
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions, PATIENCE);
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), PATIENCE) >= end.getValue());
  }

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("knows the lines").status(table.isComplete()).build();
  }
}
