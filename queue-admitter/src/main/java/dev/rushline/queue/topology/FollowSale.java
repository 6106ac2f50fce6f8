package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineMode;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.queue.stores.SaleStores;
import dev.rushline.queue.stores.SaleStores.Availability;
import dev.rushline.queue.stores.SeenSale;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.schemas.queue.SaleSeen;
import dev.rushline.streams.Appender.Appended;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Tells the lines of what their sales do, as commands: once a second at most, only when something
 * has changed, and only after the last was decided.
 */
final class FollowSale {
  /** Between two tellings: how old what a line knows of its sale may be, beside the way. */
  static final Duration BETWEEN = Duration.ofSeconds(1);

  /** What the first change after a rest waits for the others of the same sale. */
  static final Duration SETTLING = Duration.ofMillis(200);

  /** How long places are kept when the sale is over: fans may ask what became of theirs. */
  static final Duration KEPT = Duration.ofDays(7);

  /**
   * How long a task takes at the most to read what sales did while nobody followed them. Before
   * that an end of a sale may have been put off, and places are given up for good.
   */
  static final Duration CATCHING_UP = Duration.ofHours(1);

  /** The end of a sale is looked at again by then, however late it is. */
  private static final Duration LOOKED_AT_WITHIN = Duration.ofDays(1);

  private final ProcessorContext<?, ?> context;
  private final SaleStores sales;
  private final LineStores lines;
  private final DerivedCommands derived;
  private final LineTimers timers;
  private final Instant caughtUpAt;
  // What each line was last told; forgotten with the task, and then told once more.
  private final Map<EventId, Told> told = new HashMap<>();

  private record Told(
      long atMillis,
      Optional<Availability> availability,
      SeenSale sale,
      boolean over,
      boolean longOver) {

    boolean saysTheSameAs(Told other) {
      return availability.equals(other.availability)
          && sale.equals(other.sale)
          && over == other.over
          && longOver == other.longOver;
    }
  }

  FollowSale(
      ProcessorContext<?, ?> context, SaleStores sales, LineStores lines, DerivedCommands derived) {
    this.context = context;
    this.sales = sales;
    this.lines = lines;
    this.derived = derived;
    this.timers = new LineTimers(context, this::tell);
    this.caughtUpAt = Instant.ofEpochMilli(context.currentSystemTimeMs()).plus(CATCHING_UP);
    lines.forEach((eventId, _) -> changed(eventId));
  }

  /** Something has changed in an event's sale, or the line has a new policy. */
  void changed(EventId eventId) {
    if (!isFollowed(eventId)) {
      return;
    }
    long now = context.currentSystemTimeMs();
    Told last = told.get(eventId);
    // Also when the machine's clock was set back since.
    long rested = last == null ? 0 : Math.min(last.atMillis, now) + BETWEEN.toMillis();
    timers.by(eventId, Math.max(rested, now + SETTLING.toMillis()));
  }

  /** A line is now so. */
  void lineChanged(EventId eventId, Line before, Line line) {
    if (line.policy().mode() == LineMode.OFF) {
      told.remove(eventId);
      timers.never(eventId);
    } else if (before.policy().mode() == LineMode.OFF || outlivesItsSale(eventId, line)) {
      changed(eventId);
    }
  }

  /** An operator may have set up a line for a sale that has been over for long. */
  private boolean outlivesItsSale(EventId eventId, Line line) {
    Told last = told.get(eventId);
    return last != null && last.longOver && line.isGuarded() && line.places().joined() > 0;
  }

  /** The line was told. */
  void decided(EventId eventId) {
    timers.decided(eventId);
  }

  void turnOff() {
    timers.turnOff();
  }

  private boolean isFollowed(EventId eventId) {
    return lines.line(eventId).policy().mode() != LineMode.OFF;
  }

  private Optional<Appended> tell(EventId eventId, long nowMillis) {
    Instant now = Instant.ofEpochMilli(nowMillis);
    SeenSale sale = sales.sale(eventId);
    Told news =
        new Told(
            nowMillis,
            sales.availability(eventId),
            sale,
            sale.isOver(now),
            !now.isBefore(caughtUpAt) && sale.isOverFor(KEPT, now));
    sale.closesAt().ifPresent(end -> lookAgain(eventId, end, news, now));
    Told last = told.get(eventId);
    boolean isNews =
        last == null || !news.saysTheSameAs(last) || outlivesItsSale(eventId, lines.line(eventId));
    if (!isNews) {
      return Optional.empty();
    }
    told.put(eventId, news);
    return Optional.of(derived.append(eventId, "sale-" + nowMillis, saleSeen(news)));
  }

  /** The end of a sale, and that it was long ago, are brought by time alone. */
  private void lookAgain(EventId eventId, Instant end, Told news, Instant now) {
    if (news.longOver) {
      return;
    }
    Instant next = end;
    if (news.over) {
      Instant forgotten = end.plus(KEPT);
      next = forgotten.isAfter(caughtUpAt) ? forgotten : caughtUpAt;
    }
    Instant latest = now.plus(LOOKED_AT_WITHIN);
    timers.by(eventId, (next.isAfter(latest) ? latest : next).toEpochMilli());
  }

  private static SaleSeen saleSeen(Told news) {
    return new SaleSeen(
        news.availability.map(Availability::free).orElse(-1L),
        news.availability.map(Availability::held).orElse(0L),
        news.sale.requests(),
        news.sale.sold(),
        news.sale.cameBack(),
        news.over,
        news.longOver,
        news.availability.map(Availability::version).orElse(0L),
        news.sale.termsVersion());
  }
}
