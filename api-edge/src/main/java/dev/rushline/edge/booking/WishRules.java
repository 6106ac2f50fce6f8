package dev.rushline.edge.booking;

import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.StandingPlaces;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** What can be said about a wish without knowing the sale. All broken rules are told at once. */
final class WishRules {
  /** Above any sale's own limit per order. */
  static final int SEATS_MAX = 100;

  private static final int NAME_LENGTH_MAX = 64;

  private final List<FieldError> errors = new ArrayList<>();

  private WishRules() {}

  /**
   * Checks a request.
   *
   * @throws ProblemException VALIDATION_FAILED with every rule broken, BODY_MISSING without a body
   */
  static Wish check(CheckoutRequest request) {
    if (request == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, "Say what you wish for");
    }
    WishRules rules = new WishRules();
    Wish wish = rules.read(request);
    if (!rules.errors.isEmpty()) {
      throw ProblemException.validation(rules.errors);
    }
    return wish;
  }

  private Wish read(CheckoutRequest request) {
    String event = request.eventId();
    require(event != null && BookingId.isEventId(event), "eventId", "not a possible event id");
    long kinds =
        Stream.of(request.seats(), request.best(), request.standing())
            .filter(Objects::nonNull)
            .count();
    if (kinds != 1) {
      errors.add(new FieldError("", "exactly one of seats, best and standing"));
      return null;
    }
    Fingerprint meaning = new Fingerprint("checkout").add(event);
    if (request.seats() != null) {
      checkSeats(request.seats());
      if (errors.isEmpty()) {
        request.seats().stream().sorted().forEach(meaning.add("seats")::add);
      }
      return new Wish(event, new NamedSeats(request.seats()), ByteBuffer.wrap(meaning.end()));
    }
    if (request.best() != null) {
      var best = request.best();
      int count = checkCount(best.count(), "best.count");
      checkName(best.section(), false, "best.section");
      checkName(best.category(), false, "best.category");
      meaning.add("best").addInt(count).add(best.section()).add(best.category());
      return new Wish(
          event,
          new BestAvailable(count, best.section(), best.category()),
          ByteBuffer.wrap(meaning.end()));
    }
    var standing = request.standing();
    int count = checkCount(standing.count(), "standing.count");
    checkName(standing.section(), true, "standing.section");
    meaning.add("standing").addInt(count).add(standing.section());
    return new Wish(
        event, new StandingPlaces(standing.section(), count), ByteBuffer.wrap(meaning.end()));
  }

  private void checkSeats(List<String> seats) {
    require(
        !seats.isEmpty() && seats.size() <= SEATS_MAX, "seats", "1 to " + SEATS_MAX + " of them");
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(seats.size(), SEATS_MAX); i++) {
      String seat = seats.get(i);
      if (seat == null || !isSeatId(seat)) {
        errors.add(new FieldError("seats[" + i + "]", "not of the form section:row:label"));
      } else if (!seen.add(seat)) {
        errors.add(new FieldError("seats[" + i + "]", "named twice"));
      }
    }
  }

  private int checkCount(Integer count, String field) {
    require(count != null && count >= 1 && count <= SEATS_MAX, field, "1 to " + SEATS_MAX);
    return count == null ? 0 : count;
  }

  private void checkName(String name, boolean needed, String field) {
    require(
        name == null ? !needed : isName(name), field, "1 to " + NAME_LENGTH_MAX + " characters");
  }

  private void require(boolean kept, String field, String reason) {
    if (!kept) {
      errors.add(new FieldError(field, reason));
    }
  }

  private static boolean isSeatId(String text) {
    int first = text.indexOf(':');
    int second = text.indexOf(':', first + 1);
    return first > 0
        && second > first
        && isName(text.substring(0, first))
        && isName(text.substring(first + 1, second))
        && isName(text.substring(second + 1));
  }

  private static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= NAME_LENGTH_MAX
        && text.chars().noneMatch(c -> c == ':' || Character.isISOControl(c));
  }
}
