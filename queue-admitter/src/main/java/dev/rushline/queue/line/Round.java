package dev.rushline.queue.line;

import dev.rushline.queue.lottery.ListDigest;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.util.HexFormat;
import java.util.Optional;

/**
 * One time that there is a line for an event, and before it the time without. Nothing of it is
 * worth anything in the next one.
 *
 * @param number counts them, from {@value #FIRST}
 * @param phase how far the line has come
 * @param paused whether an operator has stopped admission
 * @param places how many are where
 * @param listDigest digest of the list of all who joined, in hexadecimal
 * @param message what an operator tells those waiting
 */
public record Round(
    int number,
    Phase phase,
    boolean paused,
    Places places,
    String listDigest,
    Optional<String> message) {

  /** Before it nobody can have had a place. */
  public static final int FIRST = 1;

  private static final HexFormat HEX = HexFormat.of();

  static Round first(EventId eventId) {
    return without(FIRST, eventId);
  }

  /** The next round, of which nobody has a place yet. */
  Round next(EventId eventId) {
    return without(number + 1, eventId);
  }

  private static Round without(int number, EventId eventId) {
    return new Round(
        number,
        new Phase.Idle(),
        false,
        Places.NONE,
        HEX.formatHex(ListDigest.start(eventId.text())),
        Optional.empty());
  }

  /** The digest of the list with this fan as the next one. */
  String digestWith(CustomerId customerId) {
    return HEX.formatHex(
        ListDigest.with(HEX.parseHex(listDigest), places.joined(), customerId.text()));
  }

  /** One more has joined; the digest is that of the list with this fan. */
  Round withOneMore(String digest) {
    return new Round(number, phase, paused, places.withOneMore(), digest, message);
  }

  Round with(Phase next) {
    return new Round(number, next, paused, places, listDigest, message);
  }

  Round with(Places next) {
    return new Round(number, phase, paused, next, listDigest, message);
  }

  Round withPaused(boolean next) {
    return new Round(number, phase, next, places, listDigest, message);
  }

  Round withMessage(Optional<String> next) {
    return new Round(number, phase, paused, places, listDigest, next);
  }
}
