package dev.rushline.queue.line;

import java.time.Instant;
import java.util.Optional;

/**
 * One event's line, without the places of its fans: a few hundred bytes, however many wait.
 *
 * @param version counts what happened in the line, from 1
 * @param now the log's clock, never earlier than the last time it was read
 * @param policy how the line is run
 * @param phase how far it has come
 * @param paused whether an operator has stopped admission
 * @param epoch admission tokens of another epoch are worth nothing
 * @param round counts how often there was a line for this event; places of another are worth
 *     nothing
 * @param places how many are where
 * @param lottery the draw
 * @param sale what is known of the sale
 * @param pace how fast fans are admitted
 * @param message what an operator tells those waiting
 */
public record Line(
    long version,
    Instant now,
    LinePolicy policy,
    Phase phase,
    boolean paused,
    int epoch,
    int round,
    Places places,
    Lottery lottery,
    SaleFacts sale,
    Pace pace,
    Optional<String> message) {

  /** Before it nobody can have had a place. */
  public static final int FIRST_ROUND = 1;

  /** The line of an event nobody has said anything about. */
  public static Line none(String eventId) {
    return new Line(
        0,
        Instant.EPOCH,
        LinePolicy.NONE,
        Phase.IDLE,
        false,
        1,
        FIRST_ROUND,
        Places.NONE,
        Lottery.none(eventId),
        SaleFacts.UNKNOWN,
        Pace.NONE,
        Optional.empty());
  }

  /** Whether there is nothing to it: no line, no policy. Then only its counters matter. */
  public boolean isBare() {
    return phase == Phase.IDLE && policy.equals(LinePolicy.NONE);
  }

  /** Whether a checkout needs an admission. */
  public boolean isGuarded() {
    return phase != Phase.IDLE;
  }

  /** How it stands, in the words that fans see. */
  public LineStatus status() {
    if (phase == Phase.IDLE) {
      return LineStatus.IDLE;
    }
    if (sale.over()) {
      return LineStatus.CLOSED;
    }
    if (paused) {
      return LineStatus.PAUSED;
    }
    if (phase == Phase.GATHERING) {
      return LineStatus.GATHERING;
    }
    return sale.soldOut() ? LineStatus.DRAINED : LineStatus.OPEN;
  }

  Line at(long number, Instant time) {
    return new Line(
        number, time, policy, phase, paused, epoch, round, places, lottery, sale, pace, message);
  }

  Line with(LinePolicy next) {
    return new Line(
        version, now, next, phase, paused, epoch, round, places, lottery, sale, pace, message);
  }

  Line with(Phase next) {
    return new Line(
        version, now, policy, next, paused, epoch, round, places, lottery, sale, pace, message);
  }

  Line withPaused(boolean next) {
    return new Line(
        version, now, policy, phase, next, epoch, round, places, lottery, sale, pace, message);
  }

  Line withEpoch(int next) {
    return new Line(
        version, now, policy, phase, paused, next, round, places, lottery, sale, pace, message);
  }

  Line with(Places next) {
    return new Line(
        version, now, policy, phase, paused, epoch, round, next, lottery, sale, pace, message);
  }

  Line with(Lottery next) {
    return new Line(
        version, now, policy, phase, paused, epoch, round, places, next, sale, pace, message);
  }

  Line with(SaleFacts next) {
    return new Line(
        version, now, policy, phase, paused, epoch, round, places, lottery, next, pace, message);
  }

  Line with(Pace next) {
    return new Line(
        version, now, policy, phase, paused, epoch, round, places, lottery, sale, next, message);
  }

  Line withMessage(Optional<String> next) {
    return new Line(
        version, now, policy, phase, paused, epoch, round, places, lottery, sale, pace, next);
  }

  /** The next round, of which nobody has a place yet. */
  Line nextRound(String eventId) {
    return new Line(
        version,
        now,
        policy,
        Phase.IDLE,
        false,
        epoch + 1,
        round + 1,
        Places.NONE,
        Lottery.none(eventId),
        sale,
        pace,
        Optional.empty());
  }
}
