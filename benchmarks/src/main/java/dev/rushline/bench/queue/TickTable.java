package dev.rushline.bench.queue;

import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.HdrHistogram.Histogram;

/** How long broadcasts took to all sockets, for people. */
final class TickTable {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final int DIGITS = 3;
  private static final double AIM_MS = 1_000;

  private TickTable() {}

  static String of(List<Ticks.Tick> ticks, Ticks messages, int sockets, int closed) {
    Histogram last = times(ticks, Ticks.Tick::decisionToLastMicros);
    int least = ticks.stream().mapToInt(Ticks.Tick::sockets).min().orElse(0);
    long whole = ticks.stream().filter(tick -> tick.sockets() == sockets).count();
    return """

        %-46s %8s %9s %9s %9s
        %s%s%s%s  decision to the last socket: aim <= %.0f ms; %s at the median, %s at the most. %d of %d reached all
          %,d sockets, the others %,d at the least (a socket that still has one message on its way is left out
          of the next); the edge closed %d. %.0f bytes/message. Client and edge share the processors; times are
          taken when the client has the whole message."""
        .formatted(
            "over the measured broadcasts",
            "count",
            "p50 ms",
            "p99 ms",
            "max ms",
            row(
                "decision in the log -> first socket",
                times(ticks, Ticks.Tick::decisionToFirstMicros)),
            row("first socket -> last socket", times(ticks, Ticks.Tick::firstToLastMicros)),
            row("decision in the log -> last socket", last),
            row("decision in the log -> a socket (each message)", messages.messages()),
            AIM_MS,
            word(millis(last, 50)),
            word(millis(last, 100)),
            whole,
            ticks.size(),
            sockets,
            least,
            closed,
            messages.bytesPerMessage());
  }

  private static String word(double millis) {
    return millis <= AIM_MS ? "reached" : "missed";
  }

  private static Histogram times(List<Ticks.Tick> ticks, ToLongFunction<Ticks.Tick> time) {
    Histogram histogram = new Histogram(LONGEST_MICROS, DIGITS);
    ticks.forEach(
        tick -> histogram.recordValue(Math.clamp(time.applyAsLong(tick), 0, LONGEST_MICROS)));
    return histogram;
  }

  private static String row(String what, Histogram times) {
    return "%-46s %8d %9.1f %9.1f %9.1f%n"
        .formatted(
            what, times.getTotalCount(), millis(times, 50), millis(times, 99), millis(times, 100));
  }

  private static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1e3;
  }
}
