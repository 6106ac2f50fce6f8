package dev.rushline.prove.failover;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an edge said.
 *
 * @param status of HTTP, or {@link #NONE}
 * @param body JSON, or why there is no answer
 * @param retryAfter when it says that asking again may help
 */
record Answer(int status, String body, Duration retryAfter) {
  private static final Duration SOON = Duration.ofMillis(500);

  /** The connection was refused or lost, or nothing came in time. */
  static final int NONE = 0;

  /** No answer, and why. */
  static Answer none(String why) {
    return new Answer(NONE, why, SOON);
  }

  /** What came over HTTP. */
  static Answer of(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response
            .headers()
            .firstValue("Retry-After")
            .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
            .orElse(SOON));
  }

  /** The text of a field, wherever in the body it comes first. */
  Optional<String> text(String field) {
    Matcher found = Pattern.compile('"' + field + "\":\"([^\"]*)\"").matcher(body);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  Attempt.Outcome outcome() {
    return switch (status) {
      case 200, 201 -> Attempt.Outcome.DECIDED;
      case 409 -> isInFlight() ? Attempt.Outcome.LATE : Attempt.Outcome.DECIDED;
      case 202 -> Attempt.Outcome.LATE;
      case 503, NONE -> Attempt.Outcome.REFUSED;
      default -> Attempt.Outcome.SURPRISING;
    };
  }

  /** Whether all that was said is that the same request, sent before, is still being answered. */
  private boolean isInFlight() {
    return text("code").equals(Optional.of("IDEMPOTENCY_KEY_IN_FLIGHT"));
  }
}
