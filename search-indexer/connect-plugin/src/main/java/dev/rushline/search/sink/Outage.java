package dev.rushline.search.sink;

/** A time in which nobody answers. */
final class Outage {
  private final Backoff backoff;
  private int failures;
  private long lastFailureAt;
  private long nextTryAt;

  Outage(Backoff backoff) {
    this.backoff = backoff;
  }

  /**
   * A request got no answer. Several that were on their way together count as one.
   *
   * @param sentAt when it was sent
   */
  void failed(long sentAt, long now) {
    if (isOver() || sentAt >= lastFailureAt) {
      failures++;
      nextTryAt = now + backoff.delayMs(failures);
    }
    lastFailureAt = now;
  }

  void end() {
    failures = 0;
    nextTryAt = Long.MIN_VALUE;
  }

  boolean isOver() {
    return failures == 0;
  }

  /** Zero or less: at once. */
  long msUntilNextTry(long now) {
    return isOver() ? 0 : nextTryAt - now;
  }
}
