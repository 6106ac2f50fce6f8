package dev.rushline.edge.replies;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.topics.Topic;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jboss.logging.Logger;

/**
 * Appends commands to a log. A channel gives the producer its settings, metrics and life; the
 * records go to the producer itself, on the caller's event loop: an emitter would put a stream, two
 * changes of thread and a second bound in between, for every request. So that the producer never
 * blocks, {@code max.block.ms} is 0 and nothing is sent before it knows the topic.
 *
 * @param <C> the commands
 */
public final class CommandLog<C extends SpecificRecord> {
  private static final Logger LOG = Logger.getLogger(CommandLog.class);
  private static final long RETRY_MS = 500;

  private final Topic<C> topic;
  private final Producer<String, byte[]> producer;
  private final String registryUrl;
  private final C example;
  private final ProblemCode unavailable;
  private final Counter failures;
  private final ScheduledExecutorService preparing;
  private volatile CommandEncoder<C> encoder;
  private volatile String missing = "nothing tried yet";

  /**
   * Begins to learn what is needed to send.
   *
   * @param example any command; only its schema counts
   * @param unavailable what is told to whoever asks while nothing can be sent
   */
  public CommandLog(
      Topic<C> topic,
      Producer<String, byte[]> producer,
      String registryUrl,
      C example,
      ProblemCode unavailable,
      MeterRegistry meters) {
    this.topic = topic;
    this.producer = producer;
    this.registryUrl = registryUrl;
    this.example = example;
    this.unavailable = unavailable;
    this.failures = meters.counter("rushline.command.send.failures", "topic", topic.name());
    this.preparing =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(topic.name() + "-start").factory());
    var _ = preparing.scheduleWithFixedDelay(this::prepare, 0, RETRY_MS, TimeUnit.MILLISECONDS);
  }

  private void prepare() {
    try {
      if (encoder == null) {
        missing = "the schema of " + topic.name() + " from the registry";
        CommandEncoder<C> learnt = CommandEncoder.learn(topic, registryUrl, example);
        missing = "the partitions of " + topic.name() + " from the broker";
        producer.partitionsFor(topic.name());
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
  public void append(String eventId, C command, Consumer<Throwable> onFailure) {
    CommandEncoder<C> ready = encoder;
    if (ready == null) {
      throw unavailable();
    }
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic.name(), eventId, ready.encode(command));
    // A full buffer or a command beyond the size limit is told to the callback, too.
    var _ =
        producer.send(
            record,
            (metadata, failure) -> {
              if (failure != null) {
                failures.increment();
                LOG.debugf(failure, "command not sent eventId=%s", eventId);
                onFailure.accept(unavailable());
              }
            });
  }

  private ProblemException unavailable() {
    return new ProblemException(unavailable, "Send the same again").retryAfterSeconds(1);
  }

  /** Ends what still learns. */
  public void stop() {
    preparing.shutdownNow();
  }
}
