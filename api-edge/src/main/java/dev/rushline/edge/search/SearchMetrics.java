package dev.rushline.edge.search;

import dev.rushline.edge.problem.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Counts answers by where they came from, or by the problem's code, and times them. */
final class SearchMetrics {
  private static final Logger LOG = Logger.getLogger(SearchMetrics.class);

  private final MeterRegistry meters;
  private final String name;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();

  /**
   * Counts and times under a name.
   *
   * @param name such as {@code rushline.search}
   */
  SearchMetrics(MeterRegistry meters, String name) {
    this.meters = meters;
    this.name = name;
  }

  Uni<Answered> timed(Uni<Answered> answer) {
    return Uni.createFrom()
        .deferred(
            () -> {
              long started = System.nanoTime();
              return answer
                  .onItemOrFailure()
                  .invoke((given, failure) -> record(outcome(given, failure), started));
            });
  }

  /** The last resort has failed, too. */
  void catalogueFailed(Throwable failure) {
    LOG.debug("the catalogue cannot stand in for the index", failure);
  }

  private void record(String outcome, long started) {
    timers
        .computeIfAbsent(outcome, this::timer)
        .record(Duration.ofNanos(System.nanoTime() - started));
  }

  private Timer timer(String outcome) {
    return Timer.builder(name)
        .description("From the request to its answer")
        .tag("outcome", outcome)
        .serviceLevelObjectives(
            Duration.ofMillis(5),
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofMillis(40),
            Duration.ofMillis(100),
            Duration.ofMillis(400),
            Duration.ofSeconds(1))
        .register(meters);
  }

  private static String outcome(Answered given, Throwable failure) {
    if (failure == null) {
      return given.stale() ? "STALE" : given.source().name();
    }
    return failure instanceof ProblemException problem ? problem.code().name() : "INTERNAL_ERROR";
  }
}
