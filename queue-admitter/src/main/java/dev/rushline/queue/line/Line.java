package dev.rushline.queue.line;

import dev.rushline.schemas.ids.EventId;
import java.time.Instant;

/**
 * One event's line, without the places of its fans: a few hundred bytes, however many wait.
 *
 * @param version counts what happened in the line, from 1
 * @param now the log's clock, never earlier than the last time it was read
 * @param policy how the line is run
 * @param epoch admission tokens of another epoch are worth nothing
 * @param round the present one; places of another are worth nothing
 * @param sale what is known of the sale
 * @param pace how fast fans are admitted
 */
public record Line(
    long version,
    Instant now,
    LinePolicy policy,
    int epoch,
    Round round,
    SaleFacts sale,
    Pace pace) {

  /** The line of an event nobody has said anything about. */
  public static Line none(EventId eventId) {
    return new Line(
        0, Instant.EPOCH, LinePolicy.NONE, 1, Round.first(eventId), SaleFacts.UNKNOWN, Pace.NONE);
  }

  /** How far it has come. */
  public Phase phase() {
    return round.phase();
  }

  /** How many are where. */
  public Places places() {
    return round.places();
  }

  /** Whether there is nothing to it: no line, no policy. Then only its counters matter. */
  public boolean isBare() {
    return !isGuarded() && policy.equals(LinePolicy.NONE);
  }

  /** Whether there is a line, so that a checkout needs an admission. */
  public boolean isGuarded() {
    return !(phase() instanceof Phase.Idle);
  }

  /** How it stands, in the words that fans see. */
  public LineStatus status() {
    if (!isGuarded()) {
      return LineStatus.IDLE;
    }
    if (sale.over()) {
      return LineStatus.CLOSED;
    }
    if (round.paused()) {
      return LineStatus.PAUSED;
    }
    if (phase().isGathering()) {
      return LineStatus.GATHERING;
    }
    return sale.soldOut() ? LineStatus.DRAINED : LineStatus.OPEN;
  }

  Line at(long number, Instant time) {
    return new Line(number, time, policy, epoch, round, sale, pace);
  }

  Line with(LinePolicy next) {
    return new Line(version, now, next, epoch, round, sale, pace);
  }

  Line withEpoch(int next) {
    return new Line(version, now, policy, next, round, sale, pace);
  }

  Line with(Round next) {
    return new Line(version, now, policy, epoch, next, sale, pace);
  }

  Line with(Phase next) {
    return with(round.with(next));
  }

  Line with(Places next) {
    return with(round.with(next));
  }

  Line with(SaleFacts next) {
    return new Line(version, now, policy, epoch, round, next, pace);
  }

  Line with(Pace next) {
    return new Line(version, now, policy, epoch, round, sale, next);
  }

  /** The same in its next round. */
  Line nextRound(EventId eventId) {
    return withEpoch(epoch + 1).with(round.next(eventId));
  }
}
