package dev.rushline.edge.replies;

import dev.rushline.schemas.topics.Topics;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when a command can be sent and its answer would be seen. */
@Readiness
@ApplicationScoped
class ReadyToAsk implements AsyncHealthCheck {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final SaleCommands commands;
  private final EdgeInstance instance;
  private final KafkaClientService clients;
  private volatile boolean positioned;

  ReadyToAsk(SaleCommands commands, EdgeInstance instance, KafkaClientService clients) {
    this.commands = commands;
    this.instance = instance;
    this.clients = clients;
  }

  @Override
  public Uni<HealthCheckResponse> call() {
    return readsReplies().map(this::response);
  }

  /** Once positioned, a reader keeps its place whatever happens to the broker. */
  private Uni<Boolean> readsReplies() {
    if (positioned) {
      return Uni.createFrom().item(true);
    }
    TopicPartition own = new TopicPartition(Topics.BOOKING_REPLIES.name(), instance.partition());
    return clients
        .<String, Object>getConsumer(ReplyReader.CHANNEL)
        .runOnPollingThread(
            consumer ->
                consumer.assignment().contains(own) && consumer.position(own, PATIENCE) >= 0)
        .ifNoItem()
        .after(PATIENCE.multipliedBy(2))
        .recoverWithItem(false)
        .onFailure()
        .recoverWithItem(false)
        .invoke(done -> positioned = done);
  }

  private HealthCheckResponse response(boolean readsReplies) {
    var response =
        HealthCheckResponse.named("ask the owner of a sale")
            .status(readsReplies && commands.log().missing().isEmpty())
            .withData("instance", instance.id())
            .withData("replyPartition", instance.partition());
    commands.log().missing().ifPresent(what -> response.withData("missing", what));
    if (!readsReplies) {
      response.withData("missingReplies", "a position on " + Topics.BOOKING_REPLIES.name());
    }
    return response.build();
  }
}
