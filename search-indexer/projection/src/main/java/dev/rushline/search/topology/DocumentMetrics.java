package dev.rushline.search.topology;

import dev.rushline.search.projection.Outcome;
import dev.rushline.search.projection.Projection;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * Counts documents and shows how many events wait for theirs. Used by the task's thread only, but
 * for the gauge, which may read a slightly old number.
 */
final class DocumentMetrics implements AutoCloseable {
  private final MeterRegistry meters;
  private final Gauge marked;
  private final Counter written;
  private final Counter withdrawn;
  private final Counter unchanged;

  DocumentMetrics(MeterRegistry meters, Projection projection) {
    this.meters = meters;
    marked =
        Gauge.builder("rushline.search.events.marked", projection, Projection::marked)
            .description("Events that wait for a new document")
            .register(meters);
    written = counter("written");
    withdrawn = counter("withdrawn");
    unchanged = counter("unchanged");
  }

  private Counter counter(String outcome) {
    return Counter.builder("rushline.search.documents")
        .description("Marked events by what became of them")
        .tag("outcome", outcome)
        .register(meters);
  }

  void count(Outcome outcome) {
    switch (outcome) {
      case Outcome.Written _ -> written.increment();
      case Outcome.Withdrawn _ -> withdrawn.increment();
      case Outcome.Unchanged _ -> unchanged.increment();
    }
  }

  @Override
  public void close() {
    meters.remove(marked);
  }
}
