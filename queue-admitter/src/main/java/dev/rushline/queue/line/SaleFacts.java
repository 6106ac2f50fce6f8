package dev.rushline.queue.line;

/**
 * What the line knows of its event's sale.
 *
 * @param free seats and places that can be held; -1: not known
 * @param held seats and places on hold
 * @param sold seats sold since the line knows the sale
 * @param cameBack seats whose hold ended without a sale, since then
 * @param over whether the sale is closed or the event cancelled
 * @param lagMillis how far the owner of the sale is behind its log
 */
public record SaleFacts(
    long free, long held, long sold, long cameBack, boolean over, long lagMillis) {

  static final SaleFacts UNKNOWN = new SaleFacts(-1, 0, 0, 0, false, 0);

  /** As if four holds had ended before the first one, one of them without a sale. */
  private static final double PRIOR_BACK = 1;

  private static final double PRIOR_ENDED = 4;

  /** Up to here the owner is not behind: a commit, a garbage collection. */
  static final long LAG_NONE_MILLIS = 1_000;

  /** From here on nobody is admitted. */
  static final long LAG_STOP_MILLIS = 5_000;

  /** Whether nothing is left and nothing can come back from a hold. */
  public boolean soldOut() {
    return free == 0 && held == 0;
  }

  /** Seats on hold that are likely to come back, by how holds ended so far. */
  long likelyBack() {
    double share = (cameBack + PRIOR_BACK) / (sold + cameBack + PRIOR_ENDED);
    return (long) (held * share);
  }

  /** How much of the rate the owner can take: 1 when it is not behind, 0 when it is far behind. */
  double easing() {
    double behind = (double) (lagMillis - LAG_NONE_MILLIS) / (LAG_STOP_MILLIS - LAG_NONE_MILLIS);
    return Math.clamp(1 - behind, 0, 1);
  }

  SaleFacts withLag(long millis) {
    return new SaleFacts(free, held, sold, cameBack, over, millis);
  }
}
