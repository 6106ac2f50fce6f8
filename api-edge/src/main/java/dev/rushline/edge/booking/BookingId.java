package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.ids.EventId;
import java.util.regex.Pattern;

/**
 * Names a booking as {@code <event id>.<suffix>}, so that any edge knows whom to ask about it
 * without a look-up.
 *
 * @param eventId the event
 * @param suffix 26 characters drawn from event, customer and idempotency key
 */
public record BookingId(String eventId, String suffix) {
  private static final int SUFFIX_LENGTH = 26;

  private static final Pattern SUFFIX = Pattern.compile("[a-z2-7]{" + SUFFIX_LENGTH + "}");

  /**
   * The id of the booking that a request makes: the same for every try, on every edge, so that a
   * repeated request cannot make a second booking.
   */
  public static BookingId of(String eventId, String customerId, String idempotencyKey) {
    byte[] hash = new Fingerprint("booking").add(eventId).add(customerId).add(idempotencyKey).end();
    return new BookingId(eventId, Base32.encode(hash, SUFFIX_LENGTH));
  }

  /**
   * Reads an id that a client sent.
   *
   * @throws ProblemException INVALID_ID when no booking can have this id
   */
  public static BookingId parse(String text) {
    int dot = text.indexOf('.');
    if (dot < 0
        || text.length() - dot - 1 != SUFFIX_LENGTH
        || !EventId.isPossible(text.substring(0, dot))
        || !SUFFIX.matcher(text).region(dot + 1, text.length()).matches()) {
      throw new ProblemException(
          ProblemCode.INVALID_ID, "A booking id is an event id, a dot and 26 characters");
    }
    return new BookingId(text.substring(0, dot), text.substring(dot + 1));
  }

  @Override
  public String toString() {
    return eventId + "." + suffix;
  }
}
