package dev.rushline.queue.topology;

import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.Phase;
import dev.rushline.queue.stores.LineStores;
import dev.rushline.schemas.queue.Tick;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * Appends a Tick for each line there is: often where somebody waits or is inside, now and then
 * where nobody does. A slot that is free while somebody waits is so for one tick and the commands'
 * way at most.
 */
final class TickLines {
  /** Between two ticks of a line that somebody is in. */
  static final Duration TICK = Duration.ofMillis(500);

  /** Between two ticks of a line that nobody is in: edges see that the admitter runs. */
  static final Duration QUIET_TICK = Duration.ofSeconds(10);

  /** Between two ticks of a line whose sale is over and that nobody is inside of any more. */
  static final Duration OVER_TICK = Duration.ofMinutes(1);

  private final LineStores lines;
  private final BookingLag lag;
  private final DerivedCommands derived;
  private final Map<String, Ticked> ticked = new HashMap<>();

  /** When a line was last ticked, and how soon edges were then told to expect the next one. */
  private record Ticked(long atMillis, long nextWithinMillis) {}

  TickLines(LineStores lines, BookingLag lag, DerivedCommands derived) {
    this.lines = lines;
    this.lag = lag;
    this.derived = derived;
  }

  void tick(long nowMillis) {
    long lagMillis = lag.now().toMillis();
    lines.forEach(
        (eventId, line) -> {
          if (line.phase() != Phase.IDLE && isDue(eventId, line, nowMillis)) {
            ticked.put(eventId, new Ticked(nowMillis, pause(line).toMillis()));
            derived.append(eventId, "tick-" + nowMillis, new Tick(lagMillis));
          }
        });
  }

  private boolean isDue(String eventId, Line line, long nowMillis) {
    Ticked last = ticked.get(eventId);
    // The last promise is kept also when the line has become quieter since.
    return last == null
        || isBusy(line)
        || nowMillis - last.atMillis >= Math.min(last.nextWithinMillis, pause(line).toMillis());
  }

  private static Duration pause(Line line) {
    return isBusy(line) ? TICK : line.sale().over() ? OVER_TICK : QUIET_TICK;
  }

  /** Whether time can bring something to somebody: to who waits it cannot once a sale is over. */
  static boolean isBusy(Line line) {
    boolean gathered = line.phase() == Phase.GATHERING || line.places().waiting() > 0;
    return line.places().slots() > 0 || (gathered && !line.sale().over());
  }

  /** Until when the next broadcast comes, as long as ticks are taken at all. */
  static Duration nextWithin(Line line) {
    return line.phase() == Phase.IDLE ? Duration.ZERO : pause(line);
  }
}
