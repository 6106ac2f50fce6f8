package dev.rushline.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
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

  /** Adds what another thread has measured. */
  public void addAll(Measurement other) {
    micros.add(other.micros);
    other.outcomes.forEach((outcome, count) -> outcomes.merge(outcome, count, Long::sum));
  }

  /** The names of the columns; the first is the caller's. */
  public static String header(String what) {
    return "%-14s %10s %10s %8s %8s %8s %8s  %s"
        .formatted(what, "answers", "per s", "p50 ms", "p90 ms", "p99 ms", "max ms", "how");
  }

  /** One row of the table; {@code seconds} is how long was measured. */
  public String row(String what, double seconds) {
    long count = micros.getTotalCount();
    return "%-14s %10d %10.0f %8.1f %8.1f %8.1f %8.1f  %s"
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

  /** One row of the table, of something that took so long. */
  public String row(String what, Duration time) {
    return row(what, time.toMillis() / 1_000.0);
  }

  /** Answers a second, whatever they were. */
  public double perSecond(Duration time) {
    return micros.getTotalCount() / (time.toMillis() / 1_000.0);
  }

  /** What a row shows, by name; times in milliseconds. */
  public Map<String, Object> figures(Duration time) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("answers", micros.getTotalCount());
    figures.put("perSecond", perSecond(time));
    for (double percentile : List.of(50.0, 90.0, 99.0, 99.9, 100.0)) {
      figures.put("p" + percentile, millisAt(percentile));
    }
    figures.put("outcomes", Map.copyOf(outcomes));
    return figures;
  }

  /** This median as a multiple of another's. */
  public double medianTo(Measurement other) {
    return millisAt(50) / other.millisAt(50);
  }

  /** The time in milliseconds that so many per cent did not exceed. */
  public double millisAt(double percentile) {
    return micros.getValueAtPercentile(percentile) / 1_000.0;
  }
}
