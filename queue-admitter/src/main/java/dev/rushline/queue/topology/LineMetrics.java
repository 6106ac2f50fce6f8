package dev.rushline.queue.topology;

import dev.rushline.queue.line.Answer;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.Places;
import dev.rushline.queue.stores.LineStores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Shows how many wait, are inside and did not come, over all lines of a task, and times decisions.
 * One object per task; the gauges are read by other threads.
 */
final class LineMetrics implements AutoCloseable {
  private record Series(String command, String outcome) {}

  /** Sums over lines; replaced as a whole. */
  private record Sums(long waiting, long called, long inside, long admitted, long noShows) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0);

    Sums with(Places places) {
      return plus(places, 1);
    }

    Sums without(Places places) {
      return plus(places, -1);
    }

    private Sums plus(Places places, int times) {
      return new Sums(
          waiting + times * places.waiting(),
          called + times * places.called(),
          inside + times * places.inside(),
          admitted + times * places.admitted(),
          noShows + times * places.noShows());
    }

    double noShowRate() {
      long decided = admitted - called;
      return decided <= 0 ? 0 : (double) noShows / decided;
    }
  }

  private final MeterRegistry meters;
  private final List<Gauge> gauges;
  private final Map<Series, Timer> timers = new HashMap<>();
  private volatile Sums sums = Sums.NONE;

  LineMetrics(MeterRegistry meters, TaskId task, LineStores lines) {
    this.meters = meters;
    lines.forEach((_, line) -> sums = sums.with(line.places()));
    String partition = Integer.toString(task.partition());
    gauges =
        List.of(
            gauge("waiting", "Fans who wait", partition, Sums::waiting),
            gauge("called", "Fans admitted who have not shown up yet", partition, Sums::called),
            gauge("inside", "Fans admitted and there", partition, Sums::inside),
            gauge("admitted", "Fans ever admitted", partition, Sums::admitted),
            gauge(
                "no.show.rate",
                "Share of the admitted who never showed up, 0 to 1",
                partition,
                Sums::noShowRate));
  }

  private Gauge gauge(
      String name, String description, String partition, ToDoubleFunction<Sums> value) {
    return Gauge.builder("rushline.queue." + name, () -> value.applyAsDouble(sums))
        .description(description + ", over the lines of the partition")
        .tag("partition", partition)
        .register(meters);
  }

  /** A line's places are others now; called on the task's thread. */
  void changed(Places before, Places after) {
    if (!before.equals(after)) {
      sums = sums.without(before).with(after);
    }
  }

  void decided(LineCommand command, Decision decision, long nanos) {
    timers
        .computeIfAbsent(
            new Series(command.getClass().getSimpleName(), outcome(decision)), this::timer)
        .record(nanos, TimeUnit.NANOSECONDS);
  }

  private static String outcome(Decision decision) {
    return decision
        .answer()
        .map(
            answer ->
                switch (answer) {
                  case Answer.At(var _, boolean repeated) -> repeated ? "repeated" : "granted";
                  case Answer.Refused(var reason) -> reason.name().toLowerCase(Locale.ROOT);
                  case Answer.Done _ -> "done";
                })
        .orElse("applied");
  }

  private Timer timer(Series series) {
    return Timer.builder("rushline.queue.decision")
        .description("Time to decide one command, stores and forwarding included")
        .tag("command", series.command())
        .tag("outcome", series.outcome())
        .register(meters);
  }

  @Override
  public void close() {
    gauges.forEach(meters::remove);
  }
}
