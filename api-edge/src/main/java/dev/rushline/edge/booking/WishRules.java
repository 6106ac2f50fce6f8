package dev.rushline.edge.booking;

import dev.rushline.edge.catalogue.presale.PresaleCodes;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.NamedSeats;
import dev.rushline.schemas.booking.StandingPlaces;
import dev.rushline.schemas.ids.EventId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/** What can be said about a wish without knowing the sale. All broken rules are told at once. */
final class WishRules {
  /** Above any sale's own limit per order. */
  static final int SEATS_MAX = 100;

  private static final int CATEGORIES_MAX = 50;
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
    require(event != null && EventId.isPossible(event), "eventId", "not a possible event id");
    long kinds =
        Stream.of(request.seats(), request.best(), request.standing())
            .filter(Objects::nonNull)
            .count();
    if (kinds != 1) {
      errors.add(new FieldError("", "exactly one of seats, best and standing"));
      return null;
    }
    require(
        request.wheelchairs() == null || request.seats() != null,
        "wheelchairs",
        "only with seats; best has its own");
    Fingerprint meaning = new Fingerprint("checkout").add(event);
    SpecificRecord form =
        request.seats() != null
            ? seats(request, meaning)
            : request.best() != null
                ? best(request.best(), meaning)
                : standing(request.standing(), meaning);
    String code = presaleCode(event, request.presaleCode());
    if (code != null) {
      meaning.add(code);
    }
    return new Wish(event, form, code, ByteBuffer.wrap(meaning.end()));
  }

  private String presaleCode(String event, String code) {
    if (code == null) {
      return null;
    }
    require(
        PresaleCodes.PATTERN.matcher(code).matches(),
        "presaleCode",
        "must match " + PresaleCodes.PATTERN);
    return event == null ? null : PresaleCodes.hash(event, code);
  }

  private NamedSeats seats(CheckoutRequest request, Fingerprint meaning) {
    checkSeats(request.seats());
    int wheelchairs =
        checkWheelchairs(request.wheelchairs(), request.seats().size(), "wheelchairs");
    if (errors.isEmpty()) {
      request.seats().stream().sorted().forEach(meaning.add("seats")::add);
      meaning.addInt(wheelchairs);
    }
    return new NamedSeats(request.seats(), wheelchairs);
  }

  private BestAvailable best(CheckoutRequest.Best best, Fingerprint meaning) {
    int count = checkCount(best.count(), "best.count");
    checkName(best.section(), false, "best.section");
    List<String> categories = Objects.requireNonNullElse(best.categories(), List.of());
    checkCategories(categories);
    int wheelchairs = checkWheelchairs(best.wheelchairs(), count, "best.wheelchairs");
    boolean split = Boolean.TRUE.equals(best.split());
    if (errors.isEmpty()) {
      meaning.add("best").addInt(count).add(best.section());
      categories.stream().sorted().forEach(meaning::add);
      meaning.addInt(wheelchairs).addInt(split ? 1 : 0);
    }
    return new BestAvailable(count, best.section(), null, categories, wheelchairs, split);
  }

  private StandingPlaces standing(CheckoutRequest.Standing standing, Fingerprint meaning) {
    int count = checkCount(standing.count(), "standing.count");
    checkName(standing.section(), true, "standing.section");
    meaning.add("standing").addInt(count).add(standing.section());
    return new StandingPlaces(standing.section(), count);
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

  private void checkCategories(List<String> categories) {
    require(categories.size() <= CATEGORIES_MAX, "best.categories", "at most " + CATEGORIES_MAX);
    for (int i = 0; i < Math.min(categories.size(), CATEGORIES_MAX); i++) {
      checkName(categories.get(i), true, "best.categories[" + i + "]");
    }
  }

  private int checkWheelchairs(Integer wheelchairs, int people, String field) {
    require(
        wheelchairs == null || (wheelchairs >= 0 && wheelchairs <= people),
        field,
        "0 to the number of people");
    return wheelchairs == null ? 0 : wheelchairs;
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
