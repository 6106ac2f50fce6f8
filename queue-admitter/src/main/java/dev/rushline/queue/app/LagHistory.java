package dev.rushline.queue.app;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How old the oldest record is that a reader of one partition has not done yet, from samples of the
 * partition's end: the last moment at which the end was where the reader is now.
 */
final class LagHistory {
  /** Markers of transactions are behind the last record and are never "done". */
  static final long RECORDS_NOT_BEHIND = 10;

  /** With a sample a second: more lag than this is shown as this. */
  static final int SAMPLES_MAX = 600;

  private record Sample(long atMillis, long end) {}

  private final Deque<Sample> samples = new ArrayDeque<>();

  /** Adds a sample and says how far behind the reader is. */
  Duration lag(long nowMillis, long end, long done) {
    samples.addLast(new Sample(nowMillis, end));
    if (samples.size() > SAMPLES_MAX) {
      samples.removeFirst();
    }
    if (end - done <= RECORDS_NOT_BEHIND) {
      samples.clear();
      samples.addLast(new Sample(nowMillis, end));
      return Duration.ZERO;
    }
    // The oldest sample whose end the reader has not reached: its records are at least that old.
    while (samples.size() > 1 && samples.getFirst().end <= done) {
      samples.removeFirst();
    }
    return Duration.ofMillis(nowMillis - samples.getFirst().atMillis);
  }
}
