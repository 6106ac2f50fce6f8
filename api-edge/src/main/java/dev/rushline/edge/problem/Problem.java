package dev.rushline.edge.problem;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;

/**
 * An RFC 9457 problem document.
 *
 * @param type a URN made of the code: a name, not an address
 * @param title one line, the same for every occurrence of the code
 * @param status the HTTP status, repeated for bodies that travel without headers
 * @param code the stable code clients switch on
 * @param detail what is special about this occurrence; null when there is nothing to add
 * @param extensions further members, such as {@code errors} or {@code seats}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "code", "detail"})
public record Problem(
    String type,
    String title,
    int status,
    String code,
    String detail,
    @JsonAnyGetter Map<String, Object> extensions) {

  /** The media type of problem documents. */
  public static final String MEDIA_TYPE = "application/problem+json";

  /** A problem document for the code. */
  public static Problem of(ProblemCode code, String detail, Map<String, Object> extensions) {
    String type = "urn:rushline:problem:" + code.name().toLowerCase(java.util.Locale.ROOT);
    return new Problem(type, code.title(), code.status(), code.name(), detail, extensions);
  }
}
