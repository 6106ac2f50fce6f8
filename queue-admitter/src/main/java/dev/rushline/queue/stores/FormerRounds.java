package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.stores.Families.Fan;
import dev.rushline.schemas.ids.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/**
 * Forgets places of rounds that are over. The rules take no notice of them, so it does not matter
 * to any decision when they go: that is why this need not be in the log.
 */
public final class FormerRounds {
  /** Places looked at in one step, so that commands wait for some milliseconds at most. */
  static final int STEP = 1_000;

  private final LineStores lines;
  private final int step;
  private Optional<Walk> walk = Optional.empty();

  /**
   * A way through one line's places.
   *
   * @param round the line's round when the walk began: places before it are forgotten
   * @param behind the fan who was looked at last; empty: nobody yet
   */
  private record Walk(EventId eventId, int round, Optional<Fan> behind) {}

  /** Looks after these lines. */
  public FormerRounds(LineStores lines) {
    this(lines, STEP);
  }

  FormerRounds(LineStores lines, int step) {
    this.lines = lines;
    this.step = step;
  }

  /** Goes one step further; does nothing once nothing is left. */
  public void forgetSome() {
    if (walk.isEmpty()) {
      walk = next();
    }
    walk.ifPresent(this::go);
  }

  /** Whether something may be left. */
  public boolean isAnyLeft() {
    return walk.isPresent() || lines.oneWithFormerRounds().isPresent();
  }

  private Optional<Walk> next() {
    return lines
        .oneWithFormerRounds()
        .map(eventId -> new Walk(eventId, lines.line(eventId).round().number(), Optional.empty()));
  }

  private void go(Walk now) {
    List<FanPlace> former = new ArrayList<>();
    Optional<Fan> last = Optional.empty();
    try (KeyValueIterator<Fan, FanPlace> fans = lines.places().of(now.eventId, now.behind)) {
      for (int looked = 0; looked < step && fans.hasNext(); looked++) {
        KeyValue<Fan, FanPlace> fan = fans.next();
        if (fan.value.round() < now.round) {
          former.add(fan.value);
        }
        last = Optional.of(fan.key);
      }
      if (!fans.hasNext()) {
        last = Optional.empty();
      }
    }
    former.forEach(place -> lines.places().delete(now.eventId, place));
    walk = last.map(fan -> new Walk(now.eventId, now.round, Optional.of(fan)));
    if (walk.isEmpty() && lines.line(now.eventId).round().number() == now.round) {
      lines.formerRoundsForgotten(now.eventId);
    }
  }
}
