package dev.rushline.search.sink;

import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: twice as long each time, up to a limit, and a random bit
 * less, so that many tasks do not come back at once.
 *
 * @param firstMs before the first repetition
 * @param maxMs the limit
 */
record Backoff(long firstMs, long maxMs, RandomGenerator random) {
  private static final double JITTER = 0.2;

  // Keeps the doubling below 2^63, whatever the first wait is.
  private static final int DOUBLINGS_MAX = 30;

  /**
   * A wait.
   *
   * @param failures so far, from 1
   * @return milliseconds, at least 1
   */
  long delayMs(int failures) {
    long full = Math.min(maxMs, firstMs << Math.min(failures - 1, DOUBLINGS_MAX));
    return Math.max(1, full - (long) (full * JITTER * random.nextDouble()));
  }
}
