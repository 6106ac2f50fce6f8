package dev.rushline.edge.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.BiFunction;

/** What search and suggestions have in common: one guard of the index, the same limits. */
@ApplicationScoped
class AnsweringRules {
  private final SearchSettings settings;
  private final IndexGuard guard;
  private final MeterRegistry meters;
  private final ObjectMapper json;

  AnsweringRules(
      SearchSettings settings, IndexGuard guard, MeterRegistry meters, ObjectMapper json) {
    this.settings = settings;
    this.guard = guard;
    this.meters = meters;
    this.json = json;
  }

  <A> Answering<A> of(String metric, BiFunction<A, Long, A> asStale) {
    return new Answering<>(
        settings, guard, asStale, new SearchMetrics(meters, metric), json, Clock.systemUTC());
  }
}
