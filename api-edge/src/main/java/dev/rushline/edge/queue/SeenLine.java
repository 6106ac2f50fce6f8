package dev.rushline.edge.queue;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.QueueState;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;

/**
 * A line as it was last told, with its draw made ready. Immutable, but for the draw, which is used
 * under a lock.
 *
 * @param state what was told
 * @param view the same as everybody may see it, made once for all fans
 * @param seenNanos when, by {@link System#nanoTime}
 * @param draw the order of those who gathered; null when there is none, or not yet
 */
record SeenLine(QueueState state, LineView view, long seenNanos, Draw draw) {

  /**
   * A line that has just been told.
   *
   * @param before as it was told before, whose draw is used again; may be null
   */
  static SeenLine of(QueueState state, long nowNanos, SeenLine before) {
    LineView view = LineView.of(state);
    if (state.getDrawn() == 0 || !state.getSeed().hasRemaining()) {
      return new SeenLine(state, view, nowNanos, null);
    }
    boolean same =
        before != null
            && before.draw != null
            && before.state.getRound() == state.getRound()
            && before.state.getDrawn() == state.getDrawn()
            && before.state.getSeed().equals(state.getSeed())
            && before.state.getListDigest().equals(state.getListDigest());
    Draw draw =
        same
            ? before.draw
            : new Draw(bytes(state.getSeed()), bytes(state.getListDigest()), state.getDrawn());
    return new SeenLine(state, view, nowNanos, draw);
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  /** As everybody may see it at the moment. */
  LineView view(boolean silent) {
    return silent ? view.silent() : view;
  }

  /** The number in line of an arrival; -1 as long as it has not been drawn. */
  long numberOf(long arrival) {
    if (draw != null && arrival < state.getDrawn()) {
      synchronized (draw) {
        return draw.numberOf(arrival);
      }
    }
    return switch (state.getStatus()) {
      // Paused before it opened, or over: nothing has been drawn for whoever gathered.
      case GATHERING, PAUSED, CLOSED -> isOpen() ? arrival : -1;
      case IDLE, OPEN, DRAINED -> arrival;
    };
  }

  /** Whether anybody's number is known. */
  private boolean isOpen() {
    return !state.getSeedHash().hasRemaining() || state.getSeed().hasRemaining();
  }

  boolean isSilent(long nowNanos, long patienceNanos) {
    long expected = TimeUnit.MILLISECONDS.toNanos(state.getNextWithinMillis());
    return expected > 0 && nowNanos - seenNanos > expected + patienceNanos;
  }
}
