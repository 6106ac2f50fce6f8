package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.schemas.ids.EventId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
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
   * @param from the next key; empty: the first one
   */
  private record Walk(EventId eventId, int round, Optional<Bytes> from) {}

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
    Optional<Bytes> last = Optional.empty();
    try (KeyValueIterator<Bytes, byte[]> fans = lines.fans(now.eventId, now.from)) {
      for (int looked = 0; looked < step && fans.hasNext(); looked++) {
        KeyValue<Bytes, byte[]> fan = fans.next();
        FanPlace place = LineCodec.decodePlace(fan.value);
        if (place.round() < now.round) {
          former.add(place);
        }
        last = Optional.of(fan.key);
      }
      if (!fans.hasNext()) {
        last = Optional.empty();
      }
    }
    former.forEach(place -> lines.delete(now.eventId, place));
    walk = last.map(key -> new Walk(now.eventId, now.round, Optional.of(LineKeys.after(key))));
    if (walk.isEmpty() && lines.line(now.eventId).round().number() == now.round) {
      lines.formerRoundsForgotten(now.eventId);
    }
  }
}
