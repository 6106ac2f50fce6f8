package dev.rushline.edge.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jose4j.jwt.consumer.InvalidJwtException;

/** Answers for tokens that are missing, over, forged or too weak. */
class TokenProblems {

  @ServerExceptionMapper
  RestResponse<Problem> missing(UnauthorizedException thrown) {
    return Answers.of(ProblemCode.TOKEN_MISSING, "Send Authorization: Bearer <token>");
  }

  @ServerExceptionMapper
  RestResponse<Problem> notAllowed(ForbiddenException thrown) {
    return Answers.of(ProblemCode.FORBIDDEN, null);
  }

  @ServerExceptionMapper
  RestResponse<Problem> notTaken(AuthenticationFailedException thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof InvalidJwtException invalid && invalid.hasExpired()) {
        return Answers.of(ProblemCode.TOKEN_EXPIRED, "Get a new one");
      }
    }
    return Answers.of(ProblemCode.TOKEN_INVALID, null);
  }
}
