package dev.rushline.prove.failover;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What fans got between two moments, by the event that had it worst.
 *
 * @param longest the longest time in which somebody waited for an answer of the event, and nobody
 *     got one
 * @param undecided for how long requests came of which one at least was late or refused
 * @param late answers 202
 * @param refused 503 or no connection, at both edges
 * @param elsewhere requests that the second edge answered
 */
record Silence(Duration longest, Duration undecided, long late, long refused, long elsewhere) {
  private static final long SLOT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  static Silence of(List<Attempt> attempts, Attempt.Kind kind, int events, long from, long to) {
    List<Attempt> seen =
        attempts.stream()
            .filter(a -> a.kind() == kind && a.ended() > from && a.due() < to)
            .toList();
    long longest = 0;
    long undecided = 0;
    for (int event = 0; event < events; event++) {
      int number = event;
      List<Attempt> ofEvent = seen.stream().filter(a -> a.event() == number).toList();
      longest = Math.max(longest, longestGap(ofEvent, from, to));
      undecided = Math.max(undecided, undecidedSlots(ofEvent) * SLOT_NANOS);
    }
    return new Silence(
        Duration.ofNanos(longest),
        Duration.ofNanos(undecided),
        seen.stream().filter(a -> a.outcome() == Attempt.Outcome.LATE).count(),
        seen.stream().filter(a -> a.outcome() == Attempt.Outcome.REFUSED).count(),
        seen.stream().filter(a -> a.elsewhere() && a.decided()).count());
  }

  private static long longestGap(List<Attempt> attempts, long from, long to) {
    long longest = 0;
    long last = from;
    List<Attempt> byEnd =
        attempts.stream().sorted(Comparator.comparingLong(Attempt::ended)).toList();
    List<Long> firstDue = firstDueFromHereOn(byEnd);
    // The first of those that ended after the last that was decided.
    int next = 0;
    for (int i = 0; i < byEnd.size(); i++) {
      Attempt attempt = byEnd.get(i);
      if (attempt.decided() && attempt.ended() < to) {
        longest = Math.max(longest, attempt.ended() - Math.max(last, firstDue.get(next)));
        last = attempt.ended();
        next = i + 1;
      }
    }
    return next == byEnd.size()
        ? longest
        : Math.max(longest, to - Math.max(last, firstDue.get(next)));
  }

  /** Of each place of the list, when the first request there or behind it was due. */
  private static List<Long> firstDueFromHereOn(List<Attempt> byEnd) {
    Long[] first = new Long[byEnd.size()];
    long soFar = Long.MAX_VALUE;
    for (int i = byEnd.size() - 1; i >= 0; i--) {
      soFar = Math.min(soFar, byEnd.get(i).due());
      first[i] = soFar;
    }
    return List.of(first);
  }

  private static long undecidedSlots(List<Attempt> attempts) {
    return attempts.stream()
        .filter(attempt -> !attempt.decided())
        .mapToLong(attempt -> attempt.due() / SLOT_NANOS)
        .distinct()
        .count();
  }
}
