package dev.rushline.bench;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Times and outcomes of one run. Not thread-safe. */
public final class Measurement {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;

  private final Histogram micros = new Histogram(LONGEST_MICROS, DIGITS);
  private final Map<String, Long> outcomes = new TreeMap<>();

  public void add(long nanos, String outcome) {
    micros.recordValue(Math.min(LONGEST_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
    outcomes.merge(outcome, 1L, Long::sum);
  }

  /** The names of the columns; the first is the caller's. */
  public static String header(String what) {
    return "%-10s %10s %10s %8s %8s %8s %8s  %s"
        .formatted(what, "answers", "per s", "p50 ms", "p90 ms", "p99 ms", "max ms", "how");
  }

  public String row(String what, double seconds) {
    long count = micros.getTotalCount();
    return "%-10s %10d %10.0f %8.1f %8.1f %8.1f %8.1f  %s"
        .formatted(
            what,
            count,
            count / seconds,
            millisAt(50),
            millisAt(90),
            millisAt(99),
            millisAt(100),
            outcomes);
  }

  /** This median as a multiple of another's. */
  public double medianTo(Measurement other) {
    return millisAt(50) / other.millisAt(50);
  }

  private double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
