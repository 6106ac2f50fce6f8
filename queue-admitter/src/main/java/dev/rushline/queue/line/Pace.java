package dev.rushline.queue.line;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast fans are admitted and come, and how many the rate allows now. Counts decay with time, so
 * that each stands for about its window.
 *
 * @param at when the counts were last brought up to date
 * @param since when the line opened, or was last resumed: before it nobody was admitted
 * @param lastMinute fans called, decaying over a minute
 * @param lastFive fans called, decaying over five minutes
 * @param demand joins and checkouts, decaying over a minute
 * @param credit fans that the rate allows to be called now
 */
public record Pace(
    Instant at, Instant since, double lastMinute, double lastFive, double demand, double credit) {
  private static final double MINUTE_MILLIS = Duration.ofMinutes(1).toMillis();
  private static final double FIVE_MILLIS = Duration.ofMinutes(5).toMillis();

  static final Pace NONE = new Pace(Instant.EPOCH, Instant.EPOCH, 0, 0, 0, 0);

  /** Fans called per minute, over about the last minute; 0 when there was none. */
  public double perMinute() {
    return lastMinute / share(MINUTE_MILLIS);
  }

  /** Fans called per minute, over about the last five minutes. */
  public double perMinuteOfFive() {
    return lastFive / 5 / share(FIVE_MILLIS);
  }

  /** How much of a window the line has been open for, weighed as the window weighs it. */
  private double share(double windowMillis) {
    double openMillis = Math.max(1_000, Duration.between(since, at).toMillis());
    return 1 - StrictMath.exp(-openMillis / windowMillis);
  }

  /** The counts some time later; what the rate allows is not earned. */
  private Pace at(Instant now) {
    double millis = Math.max(0, Duration.between(at, now).toMillis());
    double minute = StrictMath.exp(-millis / MINUTE_MILLIS);
    return new Pace(
        now,
        since,
        lastMinute * minute,
        lastFive * StrictMath.exp(-millis / FIVE_MILLIS),
        demand * minute,
        credit);
  }

  /** Opened, or resumed: one second's worth of fans may come in at once. */
  Pace opened(Instant now, int ratePerMinute) {
    return new Pace(now, now, 0, 0, at(now).demand, burst(ratePerMinute));
  }

  /** Some time later, with what the rate has allowed since. */
  Pace earning(Instant now, int ratePerMinute, double easing) {
    double millis = Math.max(0, Duration.between(at, now).toMillis());
    double most = burst(ratePerMinute);
    double earned = Math.min(most, credit + ratePerMinute * easing * millis / MINUTE_MILLIS);
    Pace later = at(now);
    // What no-shows have given back may be more than a burst.
    return new Pace(
        now,
        since,
        later.lastMinute,
        later.lastFive,
        later.demand,
        Math.max(earned, Math.min(credit, 10 * most)));
  }

  private static double burst(int ratePerMinute) {
    return Math.max(1, ratePerMinute / 60.0);
  }

  Pace withOneCalled() {
    return new Pace(at, since, lastMinute + 1, lastFive + 1, demand, credit - 1);
  }

  /** One who was called and did not come has cost nothing of the rate. */
  Pace withOneGivenBack() {
    return new Pace(at, since, lastMinute, lastFive, demand, credit + 1);
  }

  Pace withDemand(long more) {
    return new Pace(at, since, lastMinute, lastFive, demand + more, credit);
  }
}
