package dev.rushline.edge.catalogue.presale;

import dev.rushline.edge.catalogue.Times;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.PresaleCode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of a presale that can be checked without looking at anything else. */
final class PresaleRules {
  /** About 400 kB in the log; more codes go into more presales. */
  static final int CODES_MAX = 5_000;

  private static final int BOOKINGS_MAX = 100_000;
  private static final int SEATS_MAX = 100_000;

  private final List<FieldError> errors = new ArrayList<>();

  private PresaleRules() {}

  /** A presale that has been checked, its codes as hashes. */
  record Checked(Instant opensAt, Instant closesAt, List<PresaleCode> codes) {}

  /**
   * Checks a body.
   *
   * @throws ProblemException with every rule broken, BODY_MISSING without a body
   */
  static Checked check(String eventId, PresaleBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    return new PresaleRules().checked(eventId, body);
  }

  private Checked checked(String eventId, PresaleBody body) {
    Instant opens = time(body.opensAt(), "opensAt");
    Instant closes = time(body.closesAt(), "closesAt");
    require(
        opens == null || closes == null || opens.isBefore(closes),
        "closesAt",
        "must be after opensAt");
    List<PresaleCode> codes = codes(eventId, body.codes());
    if (!errors.isEmpty()) {
      throw ProblemException.validation(errors);
    }
    return new Checked(opens, closes, codes);
  }

  private List<PresaleCode> codes(String eventId, List<PresaleBody.Code> codes) {
    int count = codes == null ? 0 : codes.size();
    require(count >= 1 && count <= CODES_MAX, "codes", "1 to " + CODES_MAX + " of them");
    List<PresaleCode> hashed = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(count, CODES_MAX); i++) {
      PresaleBody.Code code = codes.get(i);
      String at = "codes[" + i + "]";
      if (code == null
          || code.code() == null
          || !PresaleCodes.PATTERN.matcher(code.code()).matches()) {
        errors.add(new FieldError(at + ".code", "must match " + PresaleCodes.PATTERN));
        continue;
      }
      String hash = PresaleCodes.hash(eventId, code.code());
      require(seen.add(hash), at + ".code", "named twice");
      int bookings = code.maxBookings() == null ? 1 : code.maxBookings();
      require(
          bookings >= 1 && bookings <= BOOKINGS_MAX, at + ".maxBookings", "1 to " + BOOKINGS_MAX);
      require(
          code.maxSeats() == null || (code.maxSeats() >= 1 && code.maxSeats() <= SEATS_MAX),
          at + ".maxSeats",
          "1 to " + SEATS_MAX);
      hashed.add(new PresaleCode(hash, bookings, code.maxSeats()));
    }
    return hashed;
  }

  private Instant time(String text, String field) {
    try {
      if (text != null) {
        return Times.require(OffsetDateTime.parse(text).truncatedTo(ChronoUnit.MILLIS).toInstant());
      }
    } catch (DateTimeException e) {
      // said below
    }
    errors.add(new FieldError(field, "a time with an offset, such as 2030-05-01T20:00:00+02:00"));
    return null;
  }

  private void require(boolean kept, String field, String reason) {
    if (!kept) {
      errors.add(new FieldError(field, reason));
    }
  }
}
