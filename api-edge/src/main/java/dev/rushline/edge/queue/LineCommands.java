package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.replies.CommandLog;
import dev.rushline.schemas.queue.Find;
import dev.rushline.schemas.queue.QueueCommand;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The log of the owners of lines. */
@Singleton
@Startup
public class LineCommands {
  static final String CHANNEL = "queue-commands";

  private final CommandLog<QueueCommand> log;

  LineCommands(
      @Channel(CHANNEL) Emitter<byte[]> channel,
      KafkaClientService clients,
      MeterRegistry meters,
      @ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.log =
        new CommandLog<>(
            Topics.QUEUE_COMMANDS,
            clients.<String, byte[]>getProducer(CHANNEL).unwrap(),
            registryUrl,
            new QueueCommand("", "", null, null, new Find("")),
            ProblemCode.QUEUE_UNAVAILABLE,
            meters);
  }

  CommandLog<QueueCommand> log() {
    return log;
  }

  @PreDestroy
  void stop() {
    log.stop();
  }
}
