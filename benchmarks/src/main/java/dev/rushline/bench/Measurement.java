package dev.rushline.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times and outcomes of one run. Not thread-safe. */
final class Measurement {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<String, Long> outcomes = new TreeMap<>();

  void add(long nanos, String outcome) {
    micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    outcomes.merge(outcome, 1L, Long::sum);
  }

  static String header() {
    return "%-10s %10s %10s %8s %8s %8s %8s  %s"
        .formatted("in flight", "answers", "per s", "p50 ms", "p90 ms", "p99 ms", "max ms", "how");
  }

  String row(int inFlight, double seconds) {
    long count = micros.getTotalCount();
    return "%-10d %10d %10.0f %8.1f %8.1f %8.1f %8.1f  %s"
        .formatted(
            inFlight,
            count,
            count / seconds,
            millisAt(50),
            millisAt(90),
            millisAt(99),
            millisAt(100),
            outcomes);
  }

  private double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
