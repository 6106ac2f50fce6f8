package dev.rushline.edge.queue;

import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.QueueState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where one waiting fan stands, worked out from the broadcast that everybody gets. How many are
 * ahead is a range, because the broadcast tells how many have left, and not where they stood.
 *
 * @param number the number in line, from 0; -1: not drawn yet
 * @param aheadAtLeast how many are ahead if all who left stood ahead; -1 without a number
 * @param aheadAtMost how many are ahead if nobody of those stood ahead; -1 without a number
 * @param estimate how long it may take; empty when nothing honest can be said
 */
record Standing(long number, long aheadAtLeast, long aheadAtMost, Optional<Estimate> estimate) {
  private static final Standing NOT_DRAWN = new Standing(-1, -1, -1, Optional.empty());

  /** The slower and the faster pace are stretched by this much: neither is the one to come. */
  private static final double MARGIN = 0.25;

  /** More than a day is "long", however long. */
  private static final long SECONDS_MAX = Duration.ofDays(1).toSeconds();

  /** A client without a socket asks about ten times until its turn, within these bounds. */
  private static final long RETRY_MIN = 2;

  private static final long RETRY_MAX = 30;
  private static final long RETRIES_UNTIL_THEN = 10;

  /**
   * A range of seconds until a fan is admitted, if the pace stays about what it was in the last
   * minutes.
   */
  record Estimate(long fromSeconds, long toSeconds) {}

  /**
   * Where the fan of an arrival stands.
   *
   * @param silent whether the line's owner does not tell any more; then nothing can be estimated
   */
  static Standing of(SeenLine line, long arrival, boolean silent) {
    QueueState state = line.state();
    long number = line.numberOf(arrival);
    if (number < 0) {
      return NOT_DRAWN;
    }
    long atMost = Math.max(0, number - state.getServing());
    long atLeast = Math.max(0, atMost - state.getGone());
    return new Standing(
        number, atLeast, atMost, silent ? Optional.empty() : estimate(state, atLeast, atMost));
  }

  private static Optional<Estimate> estimate(QueueState state, long atLeast, long atMost) {
    double slower = Math.min(state.getPaceLastMinute(), state.getPaceLastFive());
    double faster = Math.max(state.getPaceLastMinute(), state.getPaceLastFive());
    if (!moves(state.getHeldUpBy()) || slower * SECONDS_MAX < 1) {
      return Optional.empty();
    }
    long from = (long) (atLeast * 60 / (faster * (1 + MARGIN)));
    long to = (long) Math.ceil((atMost + 1) * 60 / (slower * (1 - MARGIN)));
    return to > SECONDS_MAX ? Optional.empty() : Optional.of(new Estimate(from, to));
  }

  /** Whether what holds the line up passes by itself, at about the pace so far. */
  private static boolean moves(HeldUpBy reason) {
    return switch (reason) {
      case NOTHING, FULL, RATE, SEATS -> true;
      case PAUSE, BOOKING_LAG, NOT_OPEN, SOLD_OUT, OVER -> false;
    };
  }

  /** When a client without a socket should ask again, in seconds. */
  long retryAfterSeconds(QueueState state, Instant now) {
    long expected = estimate.map(Estimate::fromSeconds).orElse(RETRY_MAX * RETRIES_UNTIL_THEN);
    if (number < 0 && state.getPolicy().getOpensAt() != null) {
      expected = Duration.between(now, state.getPolicy().getOpensAt()).toSeconds();
    }
    return Math.clamp(expected / RETRIES_UNTIL_THEN, RETRY_MIN, RETRY_MAX);
  }
}
