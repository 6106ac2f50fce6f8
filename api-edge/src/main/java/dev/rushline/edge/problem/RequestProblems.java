package dev.rushline.edge.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers for requests that our own code or the framework refuses. */
class RequestProblems {
  /** The framework's own refusals, by status; the rest are BAD_REQUEST or a fault of ours. */
  private static final Map<Integer, ProblemCode> BY_STATUS =
      Map.of(
          401, ProblemCode.TOKEN_MISSING,
          403, ProblemCode.FORBIDDEN,
          404, ProblemCode.PATH_UNKNOWN,
          405, ProblemCode.METHOD_NOT_ALLOWED,
          406, ProblemCode.NOT_ACCEPTABLE,
          408, ProblemCode.REQUEST_TIMEOUT,
          413, ProblemCode.BODY_TOO_LARGE,
          414, ProblemCode.URI_TOO_LONG,
          415, ProblemCode.UNSUPPORTED_MEDIA_TYPE);

  private final Incidents incidents;

  RequestProblems(Incidents incidents) {
    this.incidents = incidents;
  }

  @ServerExceptionMapper
  RestResponse<Problem> refused(ProblemException refused) {
    return Answers.of(refused);
  }

  @ServerExceptionMapper
  RestResponse<Problem> broken(ConstraintViolationException broken) {
    List<FieldError> errors =
        broken.getConstraintViolations().stream()
            .map(v -> new FieldError(field(v), v.getMessage()))
            .sorted(java.util.Comparator.comparing(FieldError::field))
            .toList();
    return Answers.of(ProblemException.validation(errors));
  }

  @ServerExceptionMapper
  RestResponse<Problem> framework(WebApplicationException thrown) {
    ProblemException json = JsonProblems.find(thrown.getCause());
    if (json != null) {
      return Answers.of(json);
    }
    int status = thrown.getResponse().getStatus();
    ProblemCode code = BY_STATUS.get(status);
    if (code != null) {
      return Answers.of(code, null);
    }
    if (status >= 400 && status < 500) {
      return Answers.of(ProblemCode.BAD_REQUEST, thrown.getMessage());
    }
    return incidents.answer(thrown);
  }

  /** The property's path without the method and parameter names in front of it. */
  private static String field(ConstraintViolation<?> violation) {
    StringBuilder field = new StringBuilder();
    for (Path.Node node : violation.getPropertyPath()) {
      switch (node.getKind()) {
        case METHOD, CONSTRUCTOR, CROSS_PARAMETER, RETURN_VALUE -> {}
        default -> field.append(field.isEmpty() ? "" : ".").append(node);
      }
    }
    return field.toString();
  }
}
