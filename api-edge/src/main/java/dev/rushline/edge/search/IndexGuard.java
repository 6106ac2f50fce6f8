package dev.rushline.edge.search;

import dev.rushline.edge.problem.ProblemException;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.smallrye.faulttolerance.api.Guard;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException;
import org.jboss.logging.Logger;

/**
 * Stands between requests and Elasticsearch: so many at a time, so long each, and none at all for a
 * moment after it has failed too often. What is refused here costs nothing.
 */
@ApplicationScoped
class IndexGuard {
  private static final Logger LOG = Logger.getLogger(IndexGuard.class);

  /** As many as may wait for it at the same time. */
  private static final int LOOKED_AT = 20;

  /**
   * Nearly all: an index that answers some in time is overloaded, not away, and the limit of those
   * that wait is what helps it; pauses would only waste what it could answer.
   */
  private static final double FAILED_RATIO = 0.9;

  /** Then one request tries again. */
  private static final long PAUSE_MS = 1000;

  private final Guard guard;

  IndexGuard(SearchSettings settings) {
    this.guard =
        Guard.create()
            .withDescription("search index")
            .withBulkhead()
            .limit(settings.atOnceMax())
            .queueSize(settings.waitingMax())
            .done()
            .withTimeout()
            .duration(settings.budget().toMillis(), ChronoUnit.MILLIS)
            .done()
            .withCircuitBreaker()
            .requestVolumeThreshold(LOOKED_AT)
            .failureRatio(FAILED_RATIO)
            .delay(PAUSE_MS, ChronoUnit.MILLIS)
            .successThreshold(1)
            // A refused cursor is an answer, and too many requests are no fault of the index.
            .skipOn(Set.of(ProblemException.class, BulkheadException.class))
            .onStateChange(IndexGuard::told)
            .done()
            .build();
  }

  /** Asks the index, if it may be asked. */
  <A> Uni<A> ask(Supplier<Uni<A>> question) {
    return Uni.createFrom()
        .completionStage(
            () ->
                guard.get(
                    () -> question.get().subscribeAsCompletionStage(),
                    new TypeLiteral<CompletionStage<A>>() {}));
  }

  /** Whether something else has to answer; otherwise the failure is the answer. */
  static boolean isOutage(Throwable failure) {
    return !(failure instanceof ProblemException);
  }

  /** Something else answers. */
  void notice(Throwable outage) {
    LOG.debug("the index does not answer", outage);
  }

  /** Logged when it begins and when it ends: an outage under load is thousands of failures. */
  private static void told(CircuitBreakerState state) {
    switch (state) {
      case OPEN -> LOG.warn("the search index does not answer; others answer for it");
      case CLOSED -> LOG.info("the search index answers again");
      case HALF_OPEN -> LOG.debug("the search index is tried again");
    }
  }
}
