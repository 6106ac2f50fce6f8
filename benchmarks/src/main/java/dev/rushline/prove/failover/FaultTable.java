package dev.rushline.prove.failover;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A line for each fault, and which of them took too long. */
final class FaultTable {
  private final Crowd crowd;
  private final Duration most;

  FaultTable(Crowd crowd, Duration most) {
    this.crowd = crowd;
    this.most = most;
  }

  void printHeader() {
    System.out.printf(
        "%-46s | %-31s | %-31s | %6s %7s %9s%n",
        "",
        "checkouts: s without an answer",
        "confirms: s without an answer",
        "202",
        "refused",
        "elsewhere");
    System.out.printf(
        "%-46s | %9s %9s %11s | %9s %9s %11s |%n",
        "fault", "away", "back", "undecided", "away", "back", "undecided");
  }

  /**
   * Prints the line of a fault and returns what took too long.
   *
   * @param confirms whether confirms have to go on
   * @param begun when it was done
   * @param mended when the process was started again, or 0 when it was not
   */
  List<String> row(String title, boolean confirms, long begun, long mended) {
    long now = System.nanoTime();
    List<Attempt> attempts = crowd.attempts();
    long between = mended == 0 ? now : mended;
    List<String> tooLong = new ArrayList<>();
    StringBuilder line = new StringBuilder("%-46s |".formatted(title));
    long late = 0;
    long refused = 0;
    long elsewhere = 0;
    for (Attempt.Kind kind : Attempt.Kind.values()) {
      Silence away = Silence.of(attempts, kind, crowd.events(), begun, between);
      Silence back = Silence.of(attempts, kind, crowd.events(), between, now);
      Silence all = Silence.of(attempts, kind, crowd.events(), begun, now);
      late += all.late();
      refused += all.refused();
      elsewhere += all.elsewhere();
      line.append(
          " %9.1f %9.1f %11.1f |"
              .formatted(
                  seconds(away.longest()), seconds(back.longest()), seconds(all.undecided())));
      if ((kind == Attempt.Kind.CHECKOUT || confirms)
          && (all.longest().compareTo(most) > 0 || all.undecided().compareTo(most) > 0)) {
        tooLong.add(
            "%s: a %s was not answered for %.1f s, undecided for %.1f s"
                .formatted(title, kind, seconds(all.longest()), seconds(all.undecided())));
      }
    }
    System.out.println(line + " %6d %7d %9d".formatted(late, refused, elsewhere));
    return tooLong;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1_000.0;
  }
}
