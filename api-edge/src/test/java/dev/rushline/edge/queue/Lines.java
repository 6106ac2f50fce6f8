package dev.rushline.edge.queue;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.queue.lottery.ListDigest;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import dev.rushline.schemas.queue.LineStatus;
import dev.rushline.schemas.queue.QueueState;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;

/** Broadcasts, as tests say them. */
final class Lines {
  static final Instant NOW = Instant.parse("2030-01-01T10:00:00Z");
  static final byte[] SEED = new byte[32];
  static final byte[] DIGEST = ListDigest.start("e1");
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private Lines() {}

  /** An open line, first come first served. */
  static QueueState open(long serving, long gone, double lastMinute, double lastFive) {
    // Not by a builder, which copies enums by name and finds those of another class loader.
    QueueState state = blank();
    state.setServing(serving);
    state.setGone(gone);
    state.setPaceLastMinute(lastMinute);
    state.setPaceLastFive(lastFive);
    return state;
  }

  /** The same before it has opened, with a draw to come. */
  static QueueState gathering(Instant opensAt) {
    QueueState state = blank();
    state.setStatus(LineStatus.GATHERING);
    state.setHeldUpBy(HeldUpBy.NOT_OPEN);
    state.setSeedHash(ByteBuffer.wrap(Draw.hashOf(SEED)));
    state.getPolicy().setOpensAt(opensAt);
    return state;
  }

  /** The same after a draw. */
  static QueueState drawn(long count) {
    QueueState state = blank();
    state.setDrawn(count);
    state.setSeedHash(ByteBuffer.wrap(Draw.hashOf(SEED)));
    state.setSeed(ByteBuffer.wrap(SEED));
    return state;
  }

  static SeenLine seen(QueueState state) {
    return SeenLine.of(state, 0, null);
  }

  private static QueueState blank() {
    return new QueueState(
        "e1",
        7L,
        NOW,
        500L,
        LineStatus.OPEN,
        true,
        HeldUpBy.NOTHING,
        3,
        1,
        new LinePolicy(LineMode.ALWAYS, 10, 600, 600, null, 60_000L, 600_000L, List.of()),
        1_000L,
        0L,
        0L,
        1_000L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0L,
        0.0,
        0.0,
        500L,
        0L,
        ByteBuffer.wrap(DIGEST),
        NOTHING,
        NOTHING,
        null,
        NOTHING);
  }
}
