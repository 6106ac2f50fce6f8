package dev.rushline.edge.queue;

import dev.rushline.edge.queue.FanView.FanStatus;
import dev.rushline.edge.queue.FanView.PlaceView;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;

/**
 * What of a view matters to the fan who has been told another one. Near the front every step does;
 * far back a place moves with every tick, and a step of less than a hundredth of the way is told
 * some seconds later, or an edge would do nothing else.
 *
 * @param stoppedBy what stops the line; empty while it moves, at whatever pace
 * @param atNanos when the view was made, by {@link System#nanoTime}
 */
record News(
    FanStatus status,
    String lineState,
    String stoppedBy,
    String message,
    PlaceView place,
    long atNanos) {
  private static final Set<String> MOVING = Set.of("NOTHING", "FULL", "RATE", "SEATS");

  /** Up to here every step is told. */
  private static final long NEAR = 100;

  private static final long STEPS_OF_THE_WAY = 100;
  private static final long TOLD_AFTER_NANOS = Duration.ofSeconds(5).toNanos();

  static News of(FanView view, long nowNanos) {
    String reason = view.line().heldUpBy();
    return new News(
        view.status(),
        view.line().state(),
        MOVING.contains(reason) ? "" : reason,
        view.line().message(),
        view.place(),
        nowNanos);
  }

  /** Whether a fan who was told that should be told this. */
  boolean isWorthTelling(News told) {
    if (told == null
        || status != told.status
        || !lineState.equals(told.lineState)
        || !stoppedBy.equals(told.stoppedBy)
        || !Objects.equals(message, told.message)) {
      return true;
    }
    return !Objects.equals(place, told.place)
        && (hasMoved(told.place) || atNanos - told.atNanos >= TOLD_AFTER_NANOS);
  }

  private boolean hasMoved(PlaceView before) {
    if (place == null || before == null || place.position() == null || before.position() == null) {
      return true;
    }
    long moved = Math.abs(before.position() - place.position());
    return moved > 0 && (place.position() <= NEAR || moved * STEPS_OF_THE_WAY >= before.position());
  }
}
