package dev.rushline.edge.queue;

import dev.rushline.edge.queue.FanView.FanStatus;
import dev.rushline.edge.queue.Standing.Estimate;
import io.micrometer.core.instrument.DistributionSummary;
import java.util.concurrent.TimeUnit;

/**
 * Holds one fan's first estimate against what came: by how many seconds the admission was outside
 * of the range. Used by one thread at a time.
 */
final class EstimateCheck {
  private final DistributionSummary errors;
  private Estimate first;
  private long saidNanos;

  EstimateCheck(DistributionSummary errors) {
    this.errors = errors;
  }

  void told(FanView view) {
    if (first == null && view.place() != null && view.place().estimate() != null) {
      first = view.place().estimate();
      saidNanos = System.nanoTime();
    } else if (first != null && view.status() == FanStatus.ADMITTED) {
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - saidNanos);
      errors.record((double) outside(seconds));
      first = null;
    }
  }

  private long outside(long seconds) {
    return Math.max(0, Math.max(first.fromSeconds() - seconds, seconds - first.toSeconds()));
  }
}
