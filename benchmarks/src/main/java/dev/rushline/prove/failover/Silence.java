package dev.rushline.prove.failover;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What fans got between two moments, by the event that had it worst.
 *
 * @param longest the longest time in which nothing of the event was decided
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
    long last = from;
    long longest = 0;
    for (long ended :
        attempts.stream().filter(Attempt::decided).mapToLong(Attempt::ended).sorted().toArray()) {
      if (ended > from && ended < to) {
        longest = Math.max(longest, ended - last);
        last = ended;
      }
    }
    return Math.max(longest, to - last);
  }

  private static long undecidedSlots(List<Attempt> attempts) {
    return attempts.stream()
        .filter(attempt -> !attempt.decided())
        .mapToLong(attempt -> attempt.due() / SLOT_NANOS)
        .distinct()
        .count();
  }
}
