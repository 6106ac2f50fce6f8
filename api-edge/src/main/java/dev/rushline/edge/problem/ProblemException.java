package dev.rushline.edge.problem;

import java.io.Serial;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A refusal on its way out. Carries no stack trace: it is an answer, not a fault, and at a stampede
 * thousands a second are made.
 */
public final class ProblemException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  /** Most entries of one list in a problem document; more would only be a long answer. */
  public static final int LISTED_MAX = 100;

  private final ProblemCode code;
  private final transient Map<String, Object> extensions = new LinkedHashMap<>();
  private final transient Map<String, String> headers = new LinkedHashMap<>();

  /**
   * @param code why
   * @param detail what is special about this occurrence; shown to the client
   */
  public ProblemException(ProblemCode code, String detail) {
    super(detail, null, false, false);
    this.code = code;
  }

  /** Rules broken by a request, all at once; at most {@link #LISTED_MAX} are listed. */
  public static ProblemException validation(List<FieldError> errors) {
    return new ProblemException(
            ProblemCode.VALIDATION_FAILED, errors.size() + " rule(s) broken, see errors")
        .withList("errors", errors);
  }

  /** One broken rule. */
  public static ProblemException validation(String field, String reason) {
    return validation(List.of(new FieldError(field, reason)));
  }

  /** Adds a member to the document. */
  public ProblemException with(String member, Object value) {
    extensions.put(member, value);
    return this;
  }

  /** Adds a list, cut at {@link #LISTED_MAX}, and its whole length as {@code <member>Total}. */
  public ProblemException withList(String member, Collection<?> values) {
    return withList(member, values, LISTED_MAX);
  }

  /** Adds a list, cut at a length of its own, and its whole length as {@code <member>Total}. */
  public ProblemException withList(String member, Collection<?> values, int max) {
    extensions.put(member, new ArrayList<>(values).subList(0, Math.min(values.size(), max)));
    extensions.put(member + "Total", values.size());
    return this;
  }

  /** Says when trying again may help, as member {@code retryAfter} and as header, in seconds. */
  public ProblemException retryAfterSeconds(long seconds) {
    extensions.put("retryAfter", seconds);
    headers.put("Retry-After", Long.toString(seconds));
    return this;
  }

  /** Why. */
  public ProblemCode code() {
    return code;
  }

  /** The document to answer with. */
  public Problem problem() {
    return Problem.of(code, getMessage(), extensions);
  }

  /** Headers to answer with. */
  public Map<String, String> headers() {
    return headers;
  }
}
