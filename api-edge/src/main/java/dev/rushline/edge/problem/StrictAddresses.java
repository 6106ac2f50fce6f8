package dev.rushline.edge.problem;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Paths and parameters without the character U+0000, as {@link StrictText} in bodies. */
@ApplicationScoped
class StrictAddresses {
  /** After the framework's own limits, before any resource. */
  private static final int ORDER = -1;

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(StrictAddresses::check);
  }

  private static void check(RoutingContext context) {
    if (context.request().uri().contains("%00")) {
      RouteAnswers.end(
          context, ProblemCode.BAD_REQUEST, "paths and parameters " + StrictText.REASON);
    } else {
      context.next();
    }
  }
}
