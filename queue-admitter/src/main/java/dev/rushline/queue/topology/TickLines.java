package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.Tick;
import dev.rushline.streams.Appender.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Appends a Tick for each line to which time can bring something: often where somebody waits or is
 * inside, never where nobody does and nothing happens. A slot that is free while somebody waits is
 * so for one tick and the commands' way at most, as long as the owner keeps up.
 */
final class TickLines {
  /** Between two ticks of a line that somebody is in. */
  static final Duration TICK = Duration.ofMillis(500);

  /** Between two ticks of a line that nobody is in, as long as there is something to tell. */
  static final Duration QUIET_TICK = Duration.ofSeconds(10);

  /** No timer is set for later than this: operators may write times that no clock can show. */
  private static final Duration HORIZON = Duration.ofDays(365);

  private final ProcessorContext<?, ?> context;
  private final BookingLag lag;
  private final DerivedCommands derived;
  private final LineTimers timers;
  private final Map<EventId, Told> told = new HashMap<>();
  private final Set<EventId> busy = new HashSet<>();

  /** When a line was last ticked, and its version that everybody knows. */
  private record Told(long tickedMillis, long version) {}

  TickLines(
      ProcessorContext<?, ?> context, LineStores lines, BookingLag lag, DerivedCommands derived) {
    this.context = context;
    this.lag = lag;
    this.derived = derived;
    this.timers = new LineTimers(context, this::append);
    lines.forEach((eventId, line) -> changed(eventId, line, true));
  }

  /**
   * A line is now so.
   *
   * @param isTold whether everybody has just been told so
   */
  void changed(EventId eventId, Line line, boolean isTold) {
    if (isBusy(line)) {
      if (busy.add(eventId) && busy.size() == 1) {
        lag.wanted(this);
      }
    } else if (busy.remove(eventId) && busy.isEmpty()) {
      lag.unwanted(this);
    }
    if (!line.isGuarded()) {
      told.remove(eventId);
      timers.never(eventId);
      return;
    }
    long now = context.currentSystemTimeMs();
    Told before =
        told.computeIfAbsent(eventId, _ -> new Told(now - TICK.toMillis(), line.version()));
    Told after = isTold ? new Told(before.tickedMillis, line.version()) : before;
    told.put(eventId, after);
    due(line, after, now)
        .ifPresentOrElse(millis -> timers.at(eventId, millis), () -> timers.never(eventId));
  }

  /** A tick of the line was decided. */
  void decided(EventId eventId) {
    timers.decided(eventId);
  }

  private Optional<Appended> append(EventId eventId, long nowMillis) {
    told.computeIfPresent(eventId, (_, before) -> new Told(nowMillis, before.version));
    return Optional.of(
        derived.append(
            eventId,
            "tick-" + nowMillis,
            new Tick(lag.of(context.taskId().partition()).toMillis())));
  }

  private static OptionalLong due(Line line, Told told, long nowMillis) {
    if (!nextWithin(line).isZero()) {
      return OptionalLong.of(after(nextWithin(line), told, nowMillis));
    }
    if (line.version() > told.version) {
      return OptionalLong.of(after(QUIET_TICK, told, nowMillis));
    }
    boolean opens = line.phase().isGathering() && !line.round().paused();
    return opens ? OptionalLong.of(opening(line, told, nowMillis)) : OptionalLong.empty();
  }

  /** Not long after now, also when the machine's clock was set back since the last tick. */
  private static long after(Duration pause, Told told, long nowMillis) {
    return Math.min(told.tickedMillis, nowMillis) + pause.toMillis();
  }

  private static long opening(Line line, Told told, long nowMillis) {
    Instant horizon = Instant.ofEpochMilli(nowMillis).plus(HORIZON);
    Instant opensAt = line.policy().opensAt().filter(horizon::isAfter).orElse(horizon);
    return Math.max(opensAt.toEpochMilli(), after(TICK, told, nowMillis));
  }

  /** Whether time can bring something to somebody: to who waits it cannot once a sale is over. */
  private static boolean isBusy(Line line) {
    return line.places().slots() > 0 || (line.places().waiting() > 0 && !line.sale().over());
  }

  /**
   * Until when the next broadcast comes, as long as ticks are taken at all; zero when none may come
   * for long.
   */
  static Duration nextWithin(Line line) {
    if (!line.isGuarded()) {
      return Duration.ZERO;
    }
    if (isBusy(line)) {
      return TICK;
    }
    // It is withdrawn when demand is back to normal, which only time can tell.
    boolean mayEnd =
        line.phase() instanceof Phase.Open && line.policy().mode() == LineMode.AUTOMATIC;
    return mayEnd ? QUIET_TICK : Duration.ZERO;
  }

  void turnOff() {
    timers.turnOff();
    lag.unwanted(this);
  }
}
