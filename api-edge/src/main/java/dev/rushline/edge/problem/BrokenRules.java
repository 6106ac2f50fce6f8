package dev.rushline.edge.problem;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Gathers the broken rules of one request, so that the client hears of all at once. */
public final class BrokenRules {
  private final List<FieldError> errors = new ArrayList<>();

  /** Notes a broken rule unless it holds; answers whether it does. */
  public boolean require(boolean holds, String field, String reason) {
    if (!holds) {
      errors.add(new FieldError(field, reason));
    }
    return holds;
  }

  /** A text that must be there, with a largest length in characters. */
  public boolean text(String value, int lengthMax, String field) {
    return require(
        value != null && !value.isBlank() && value.length() <= lengthMax && printable(value),
        field,
        "1 to " + lengthMax + " characters");
  }

  /** A text that may be absent, with a largest length in characters. */
  public boolean optionalText(String value, int lengthMax, String field) {
    return value == null
        || require(
            value.length() <= lengthMax && printable(value),
            field,
            "at most " + lengthMax + " characters");
  }

  /** A whole number within bounds, both included. */
  public boolean range(long value, long min, long max, String field) {
    return require(value >= min && value <= max, field, min + " to " + max);
  }

  /** Takes over rules that were found broken elsewhere. */
  public void addAll(String prefix, Collection<FieldError> broken) {
    for (FieldError error : broken) {
      errors.add(new FieldError(prefix + error.field(), error.reason()));
    }
  }

  /** Whether nothing is broken so far. */
  public boolean none() {
    return errors.isEmpty();
  }

  /** Refuses the request if a rule is broken. */
  public void refuseIfAny() {
    if (!errors.isEmpty()) {
      throw ProblemException.validation(errors);
    }
  }

  /** PostgreSQL keeps no NUL, and nothing else below a space belongs into a name but line ends. */
  private static boolean printable(String value) {
    return value.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
  }
}
