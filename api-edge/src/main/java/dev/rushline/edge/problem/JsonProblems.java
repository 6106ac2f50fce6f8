package dev.rushline.edge.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Says in the client's words what a JSON body got wrong; never shows our class names. */
public class JsonProblems {

  @ServerExceptionMapper
  RestResponse<Problem> mismatched(MismatchedInputException thrown) {
    return Answers.of(of(thrown));
  }

  /** The problem behind an exception of the JSON reader; null when it is no such exception. */
  static ProblemException find(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof ProblemException own) {
        return own;
      }
      if (t instanceof InvalidDefinitionException) {
        return null; // a fault of ours, not of the client
      }
      if (t instanceof JsonProcessingException json) {
        return of(json);
      }
    }
    return null;
  }

  /** The problem an exception of the JSON reader stands for. */
  public static ProblemException of(JsonProcessingException thrown) {
    ProblemException behind = find(thrown.getCause());
    return behind == null ? direct(thrown) : behind; // behind: a refusal of ours, met while reading
  }

  private static ProblemException direct(JsonProcessingException thrown) {
    return switch (thrown) {
      case UnrecognizedPropertyException unknown ->
          problem(ProblemCode.UNKNOWN_FIELD, path(unknown), "not a field of this call");
      case StrictText.Forbidden forbidden ->
          problem(ProblemCode.VALIDATION_FAILED, path(forbidden), StrictText.REASON);
      case MismatchedInputException mismatched ->
          problem(
              ProblemCode.WRONG_TYPE,
              path(mismatched),
              mismatched.getTargetType() == null
                  ? "of the wrong type"
                  : "should be " + kind(mismatched.getTargetType()));
      case JsonMappingException other when !other.getPath().isEmpty() ->
          problem(ProblemCode.MALFORMED_JSON, path(other), "cannot be read");
      default -> malformed(thrown);
    };
  }

  private static ProblemException malformed(JsonProcessingException thrown) {
    String where =
        thrown.getLocation() == null
            ? ""
            : " at line %d, column %d"
                .formatted(thrown.getLocation().getLineNr(), thrown.getLocation().getColumnNr());
    return new ProblemException(ProblemCode.MALFORMED_JSON, "Not JSON" + where);
  }

  private static ProblemException problem(ProblemCode code, String field, String reason) {
    return new ProblemException(code, field.isEmpty() ? reason : field + ": " + reason)
        .with("errors", List.of(new FieldError(field, reason)));
  }

  private static String path(JsonMappingException thrown) {
    return thrown.getPath().stream()
        .map(r -> r.getFieldName() == null ? "[" + r.getIndex() + "]" : "." + r.getFieldName())
        .collect(Collectors.joining())
        .replaceFirst("^\\.", "");
  }

  private static String kind(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + java.util.Arrays.stream(type.getEnumConstants())
              .map(Object::toString)
              .collect(Collectors.joining(", "));
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number";
    }
    if (Number.class.isAssignableFrom(type) || type == double.class) {
      return "a number";
    }
    if (java.time.temporal.Temporal.class.isAssignableFrom(type)) {
      return "a time such as 2030-05-01T20:00:00+02:00";
    }
    if (CharSequence.class.isAssignableFrom(type)) {
      return "a text";
    }
    return Iterable.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
  }
}
