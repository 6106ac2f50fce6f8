package dev.rushline.edge.problem;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The last resort: a fault of ours is logged with an id, and the client is told the id only. */
@ApplicationScoped
class Incidents {
  private static final Logger LOG = Logger.getLogger(Incidents.class);

  @ServerExceptionMapper
  RestResponse<Problem> unexpected(Throwable fault) {
    ProblemException json = JsonProblems.find(fault);
    return json == null ? answer(fault) : Answers.of(json);
  }

  RestResponse<Problem> answer(Throwable fault) {
    String incident = UUID.randomUUID().toString();
    LOG.errorf(fault, "request failed incident=%s", incident);
    return Answers.of(
        new ProblemException(ProblemCode.INTERNAL_ERROR, "Logged under the incident's id")
            .with("incident", incident));
  }
}
