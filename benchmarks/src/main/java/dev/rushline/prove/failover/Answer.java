package dev.rushline.prove.failover;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an edge said.
 *
 * @param status of HTTP, or {@link #NONE}
 * @param body JSON, or why there is no answer
 */
record Answer(int status, String body) {
  /** The connection was refused or lost, or nothing came in time. */
  static final int NONE = 0;

  /** The text of a field, wherever in the body it comes first. */
  Optional<String> text(String field) {
    Matcher found = Pattern.compile('"' + field + "\":\"([^\"]*)\"").matcher(body);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  Attempt.Outcome outcome() {
    return Attempt.Outcome.of(status);
  }
}
