package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.RestResponse;

/** Counts answers by outcome, in the words of the problem codes, and times checkouts. */
@ApplicationScoped
class BookingMetrics {
  private final MeterRegistry meters;
  private final Map<String, Map<String, Counter>> counters = new ConcurrentHashMap<>();
  private final Timer checkouts;

  BookingMetrics(MeterRegistry meters) {
    this.meters = meters;
    this.checkouts =
        Timer.builder("rushline.checkout")
            .description("From the request to its answer, log and owner included")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(25),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofMillis(500),
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofSeconds(5))
            .register(meters);
  }

  Uni<RestResponse<Object>> checkout(Uni<RestResponse<Object>> answer) {
    long started = System.nanoTime();
    return counted("rushline.checkouts", answer)
        .onTermination()
        .invoke(() -> checkouts.record(Duration.ofNanos(System.nanoTime() - started)));
  }

  Uni<RestResponse<Object>> suggestion(Uni<RestResponse<Object>> answer) {
    return counted("rushline.suggestions", answer);
  }

  Uni<RestResponse<Object>> waiting(Uni<RestResponse<Object>> answer) {
    return counted("rushline.waitlist.joins", answer);
  }

  Uni<RestResponse<Object>> confirm(Uni<RestResponse<Object>> answer) {
    return counted("rushline.confirms", answer);
  }

  Uni<RestResponse<Object>> extension(Uni<RestResponse<Object>> answer) {
    return counted("rushline.extensions", answer);
  }

  Uni<RestResponse<Object>> change(Uni<RestResponse<Object>> answer) {
    return counted("rushline.changes", answer);
  }

  Uni<RestResponse<Object>> cancellation(Uni<RestResponse<Object>> answer) {
    return counted("rushline.cancellations", answer);
  }

  Uni<RestResponse<Object>> release(Uni<RestResponse<Object>> answer) {
    return counted("rushline.releases", answer);
  }

  private Uni<RestResponse<Object>> counted(String name, Uni<RestResponse<Object>> answer) {
    return answer
        .invoke(given -> count(name, outcome(given)))
        .onFailure()
        .invoke(failure -> count(name, outcome(failure)));
  }

  private void count(String name, String outcome) {
    counters
        .computeIfAbsent(name, _ -> new ConcurrentHashMap<>())
        .computeIfAbsent(outcome, _ -> meters.counter(name, "outcome", outcome))
        .increment();
  }

  private static String outcome(RestResponse<Object> given) {
    return switch (given.getEntity()) {
      case BookingView booking -> booking.status();
      case SuggestionView _ -> "SUGGESTED";
      default -> "PENDING";
    };
  }

  private static String outcome(Throwable failure) {
    return failure instanceof ProblemException problem ? problem.code().name() : "INTERNAL_ERROR";
  }
}
