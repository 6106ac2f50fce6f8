package dev.rushline.edge.search;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What search and suggestions have in common: one guard of the index, the same limits. */
@ApplicationScoped
class AnsweringRules {
  private final SearchSettings settings;
  private final IndexGuard guard;
  private final Moments moments;
  private final MeterRegistry meters;
  private final ObjectMapper json;
  private final Clock clock;

  AnsweringRules(
      SearchSettings settings,
      IndexGuard guard,
      Moments moments,
      MeterRegistry meters,
      ObjectMapper json,
      Clock clock) {
    this.settings = settings;
    this.guard = guard;
    this.moments = moments;
    this.meters = meters;
    this.json = json;
    this.clock = clock;
  }

  <A> Answering<A> of(String metric) {
    return new Answering<>(
        settings, guard, moments, new SearchMetrics(meters, metric), json, clock);
  }
}
