package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;

/** The log of the owners of sales. */
@Singleton
@Startup
public class SaleCommands {
  static final String CHANNEL = "booking-commands";

  private final CommandLog<BookingCommand> log;

  SaleCommands(
      @Channel(CHANNEL) Emitter<byte[]> channel,
      KafkaClientService clients,
      MeterRegistry meters,
      @ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.log =
        new CommandLog<>(
            Topics.BOOKING_COMMANDS,
            clients.<String, byte[]>getProducer(CHANNEL).unwrap(),
            registryUrl,
            new BookingCommand("", "", null, new Inquire("", "")),
            ProblemCode.BOOKING_UNAVAILABLE,
            meters);
  }

  CommandLog<BookingCommand> log() {
    return log;
  }

  @PreDestroy
  void stop() {
    log.stop();
  }
}
