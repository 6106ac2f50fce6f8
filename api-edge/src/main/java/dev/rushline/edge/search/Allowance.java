package dev.rushline.edge.search;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Time that work may take in the long run, as a share of all time, with some saved up for a burst.
 * Work is begun while any is left and may overdraw it, so that its length need not be known.
 */
final class Allowance {
  private final double share;
  private final double savedMaxNanos;
  private final LongSupplier nanoTime;
  private double leftNanos;
  private long countedAt;

  /**
   * Begins with all saved.
   *
   * @param share of all time, 0 to the number of workers
   * @param savedMax most that is saved while there is no work
   * @param nanoTime as {@link System#nanoTime()}
   */
  Allowance(double share, Duration savedMax, LongSupplier nanoTime) {
    this.share = share;
    this.savedMaxNanos = savedMax.toNanos();
    this.nanoTime = nanoTime;
    this.leftNanos = savedMaxNanos;
    this.countedAt = nanoTime.getAsLong();
  }

  /** Whether work may begin. */
  synchronized boolean isLeft() {
    long now = nanoTime.getAsLong();
    leftNanos = Math.min(savedMaxNanos, leftNanos + share * (now - countedAt));
    countedAt = now;
    return leftNanos > 0;
  }

  /** Counts work that is done, or given up. */
  synchronized void spend(Duration worked) {
    leftNanos -= worked.toNanos();
  }
}
