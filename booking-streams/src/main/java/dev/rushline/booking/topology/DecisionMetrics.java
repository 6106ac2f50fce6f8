package dev.rushline.booking.topology;

import dev.rushline.booking.books.Reply;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
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
  private final List<Gauge> gauges;
  private final Map<Series, Timer> timers = new HashMap<>();
  private volatile double logAheadSeconds;

  DecisionMetrics(MeterRegistry meters, TaskId task, SaleStores stores) {
    this.meters = meters;
    String partition = Integer.toString(task.partition());
    gauges =
        List.of(
            Gauge.builder("rushline.holds.open", stores, SaleStores::openHolds)
                .description("Holds that have not ended, of the events this task owns")
                .tag("partition", partition)
                .register(meters),
            Gauge.builder("rushline.sales.quarantined", stores, owned -> owned.quarantined().size())
                .description("Events of this task of which nothing is decided after a fault")
                .tag("partition", partition)
                .register(meters),
            Gauge.builder("rushline.log.clock.ahead", this, metrics -> metrics.logAheadSeconds)
                .description("The log's clock at the last command, minus this machine's then")
                .baseUnit("seconds")
                .tag("partition", partition)
                .register(meters));
  }

  /**
   * A command was decided.
   *
   * @param logAhead by how much its time in the log was ahead of this machine's; negative when the
   *     owner came to it later
   * @param took how long the owner was busy with it
   */
  void decided(SaleCommand command, Decision decision, Duration logAhead, Duration took) {
    logAheadSeconds = logAhead.toMillis() / 1e3;
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
    gauges.forEach(meters::remove);
  }
}
