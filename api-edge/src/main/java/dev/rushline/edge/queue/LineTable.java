package dev.rushline.edge.queue;

import dev.rushline.edge.logs.Following;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.QueueState;
import dev.rushline.schemas.topics.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * The last broadcast of every line: read from the beginning of the topic when the edge starts, so
 * that no guarded event looks open to it. About 1 kB for each event that ever had a policy and
 * whose sale is not retired.
 */
@ApplicationScoped
public class LineTable {
  static final String CHANNEL = "queue-state";

  /** How late fans with a socket hear that a line's owner is silent. */
  private static final long SILENCE_CHECK_MS = 1_000;

  /** A broadcast follows its decision by a commit; without one who waits for it goes on. */
  private static final Duration SHOWN_WITHIN = Duration.ofSeconds(2);

  private final Map<String, SeenLine> lines = new ConcurrentHashMap<>();
  // Of operators whose orders were just carried out: a few.
  private final Set<Awaited> awaited = ConcurrentHashMap.newKeySet();
  private final LineWatchers watchers;
  private final Clock clock;
  private final Timer age;
  private final Duration silentAfter;
  private volatile boolean complete;

  /** Somebody who waits until a line is known here as it was with this version, or later. */
  private record Awaited(String eventId, long version, CompletableFuture<Void> shown) {
    void saw(QueueState state) {
      if (state.getEventId().equals(eventId) && state.getVersion() >= version) {
        shown.complete(null);
      }
    }
  }

  LineTable(
      LineWatchers watchers,
      QueueSettings settings,
      MeterRegistry meters,
      Vertx vertx,
      Clock clock) {
    this.clock = clock;
    this.watchers = watchers;
    this.silentAfter = settings.silentAfter();
    this.age =
        Timer.builder("rushline.queue.broadcast.age")
            .description("From the line's decision to this edge")
            .publishPercentileHistogram()
            .register(meters);
    vertx.setPeriodic(SILENCE_CHECK_MS, _ -> tellOfSilence());
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following) {
    return following.allFromBeginning(Topics.QUEUE_STATE);
  }

  @Incoming(CHANNEL)
  void follow(ConsumerRecords<String, QueueState> batch) {
    for (ConsumerRecord<String, QueueState> record : batch) {
      if (record.value() != null) {
        saw(record.value());
      } else if (record.serializedValueSize() == ConsumerRecord.NULL_SIZE) {
        // The sale is retired; that its line has ended was told before.
        lines.remove(record.key());
      }
      // Otherwise not readable, and logged where it was read.
    }
  }

  private void saw(QueueState state) {
    SeenLine now = SeenLine.of(state, System.nanoTime(), lines.get(state.getEventId()));
    lines.put(state.getEventId(), now);
    if (complete) {
      // Those that are read at a start are old.
      age.record(Duration.ofMillis(Math.max(0, clock.millis() - state.getAt().toEpochMilli())));
    }
    awaited.forEach(somebody -> somebody.saw(state));
    watchers.tell(now);
  }

  /**
   * Completes once the line is known here as it was with this version, or later: an answer of the
   * owner is here before the broadcast that shows what it is about.
   *
   * @return also completes when no such broadcast has come for some time
   */
  Uni<Void> shows(String eventId, long version) {
    Awaited somebody = new Awaited(eventId, version, new CompletableFuture<>());
    awaited.add(somebody);
    // Afterwards, so that none is missed in between.
    line(eventId).ifPresent(line -> somebody.saw(line.state()));
    return Uni.createFrom()
        .completionStage(
            somebody.shown.completeOnTimeout(null, SHOWN_WITHIN.toMillis(), TimeUnit.MILLISECONDS))
        .onTermination()
        .invoke(() -> awaited.remove(somebody));
  }

  /** Nothing comes from a silent owner, so nothing else would reach those who wait. */
  private void tellOfSilence() {
    for (String eventId : watchers.events()) {
      line(eventId).filter(this::isSilent).ifPresent(watchers::tell);
    }
  }

  /** The line of an event, if it ever had one. */
  Optional<SeenLine> line(String eventId) {
    return Optional.ofNullable(lines.get(eventId));
  }

  /** The line of an event, if people have to stand in it. */
  Optional<SeenLine> guarding(String eventId) {
    return line(eventId).filter(line -> line.state().getGuarded());
  }

  /**
   * Before it is known here which events have a line none may be taken for one without.
   *
   * @throws ProblemException QUEUE_UNAVAILABLE while this edge starts
   */
  void requireComplete() {
    if (!complete) {
      throw new ProblemException(ProblemCode.QUEUE_UNAVAILABLE, "Starting").retryAfterSeconds(1);
    }
  }

  /** Whether everything that was told before the start of this edge has been read. */
  boolean isComplete() {
    return complete;
  }

  void completed() {
    complete = true;
  }

  /** Whether the owner of this line has been silent for longer than it said it would be. */
  boolean isSilent(SeenLine line) {
    return line.isSilent(System.nanoTime(), silentAfter.toNanos());
  }
}
