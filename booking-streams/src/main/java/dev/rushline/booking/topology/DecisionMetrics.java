package dev.rushline.booking.topology;

import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.Reply;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.streams.processor.TaskId;

/**
 * Counts and times decisions by command and outcome, and shows how many holds are open. One object
 * per task; used by its thread only, but for the gauge, which may read a slightly old number.
 */
final class DecisionMetrics implements AutoCloseable {
  private record Series(String command, String outcome) {}

  private final MeterRegistry meters;
  private final Gauge openHolds;
  private final Map<Series, Timer> timers = new HashMap<>();

  DecisionMetrics(MeterRegistry meters, TaskId task, SaleStores stores) {
    this.meters = meters;
    openHolds =
        Gauge.builder("rushline.holds.open", stores, SaleStores::openHolds)
            .description("Holds that have not ended, of the events this task owns")
            .tag("partition", Integer.toString(task.partition()))
            .register(meters);
  }

  void decided(SaleCommand command, Decision decision, Duration took) {
    Series series =
        new Series(
            command.getClass().getSimpleName(),
            decision.repeated() ? "repeated" : outcome(decision));
    timers.computeIfAbsent(series, this::timer).record(took);
  }

  private static String outcome(Decision decision) {
    return decision
        .reply()
        .map(
            reply ->
                switch (reply) {
                  case Reply.Granted _, Reply.Suggested _ -> "granted";
                  case Reply.Refused refused -> refused.reason().name().toLowerCase(Locale.ROOT);
                })
        .orElse(decision.events().isEmpty() ? "nothing" : "applied");
  }

  private Timer timer(Series series) {
    return Timer.builder("rushline.decision")
        .description("Time to decide one command, stores and forwarding included")
        .tag("command", series.command())
        .tag("outcome", series.outcome())
        .publishPercentileHistogram()
        .register(meters);
  }

  @Override
  public void close() {
    meters.remove(openHolds);
  }
}
