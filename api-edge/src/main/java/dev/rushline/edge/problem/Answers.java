package dev.rushline.edge.problem;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.resteasy.reactive.RestResponse;

/** Turns problems into responses. */
final class Answers {
  private Answers() {}

  static RestResponse<Problem> of(ProblemCode code, String detail) {
    return of(new ProblemException(code, detail));
  }

  static RestResponse<Problem> of(ProblemException problem) {
    var builder =
        RestResponse.ResponseBuilder.<Problem>create(
                Response.Status.Family.familyOf(problem.code().status())
                        == Response.Status.Family.OTHER
                    ? 500
                    : problem.code().status())
            .entity(problem.problem())
            .type(Problem.MEDIA_TYPE)
            .header("Cache-Control", "no-store");
    for (Map.Entry<String, String> header : problem.headers().entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    if (problem.code().status() == 401) {
      builder.header(
          "WWW-Authenticate",
          problem.code() == ProblemCode.TOKEN_MISSING
              ? "Bearer"
              : "Bearer error=\"invalid_token\"");
    }
    return builder.build();
  }
}
