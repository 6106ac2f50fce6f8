package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.Inquire;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jboss.logging.Logger;

/**
 * Appends commands to the log. The channel gives the producer its settings, metrics and life; the
 * records go to the producer itself, on the caller's event loop: an emitter would put a stream, two
 * changes of thread and a second bound in between, for every request. So that the producer never
 * blocks, {@code max.block.ms} is 0 and nothing is sent before it knows the topic.
 */
@Singleton
@Startup
public class CommandLog {
  static final String CHANNEL = "booking-commands";
  private static final Logger LOG = Logger.getLogger(CommandLog.class);
  private static final long RETRY_MS = 500;

  private final Producer<String, byte[]> producer;
  private final String registryUrl;
  private final Counter failures;
  private final ScheduledExecutorService preparing =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("command-log-start").factory());
  private volatile CommandEncoder encoder;
  private volatile String missing = "nothing tried yet";

  CommandLog(
      @Channel(CHANNEL) Emitter<byte[]> channel,
      KafkaClientService clients,
      MeterRegistry meters,
      @ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.producer = clients.<String, byte[]>getProducer(CHANNEL).unwrap();
    this.registryUrl = registryUrl;
    this.failures = meters.counter("rushline.command.send.failures");
    var _ = preparing.scheduleWithFixedDelay(this::prepare, 0, RETRY_MS, TimeUnit.MILLISECONDS);
  }

  private void prepare() {
    try {
      if (encoder == null) {
        missing = "the schema of " + Topics.BOOKING_COMMANDS.name() + " from the registry";
        BookingCommand example = new BookingCommand("", "", null, new Inquire("", ""));
        CommandEncoder learnt = CommandEncoder.learn(registryUrl, example);
        missing = "the partitions of " + Topics.BOOKING_COMMANDS.name() + " from the broker";
        producer.partitionsFor(Topics.BOOKING_COMMANDS.name());
        encoder = learnt;
        preparing.shutdown();
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "not ready to send: no %s", missing);
    }
  }

  /** What is missing before commands can be sent; empty when nothing is. */
  public Optional<String> missing() {
    return encoder == null ? Optional.of(missing) : Optional.empty();
  }

  /**
   * Appends a command, keyed by its event. Never blocks.
   *
   * @param onFailure told, on any thread, when the command did not get into the log as far as the
   *     producer knows
   * @throws ProblemException when nothing can be sent at the moment
   */
  void append(BookingCommand command, Consumer<Throwable> onFailure) {
    CommandEncoder ready = encoder;
    if (ready == null) {
      throw unavailable();
    }
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            Topics.BOOKING_COMMANDS.name(), command.getEventId(), ready.encode(command));
    // A full buffer or a command beyond the size limit is told to the callback, too.
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                failures.increment();
                LOG.debugf(failure, "command not sent eventId=%s", command.getEventId());
                onFailure.accept(unavailable());
              }
            });
  }

  private static ProblemException unavailable() {
    return new ProblemException(
            ProblemCode.BOOKING_UNAVAILABLE, "Try again with the same Idempotency-Key")
        .retryAfterSeconds(1);
  }

  @PreDestroy
  void stop() {
    preparing.shutdownNow();
  }
}
