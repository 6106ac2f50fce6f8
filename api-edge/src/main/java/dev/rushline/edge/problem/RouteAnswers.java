package dev.rushline.edge.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Problem documents for requests that no resource ever sees. */
@ApplicationScoped
class RouteAnswers {

  void install(@Observes Router router) {
    router.route().last().handler(context -> end(context, ProblemCode.PATH_UNKNOWN, null));
    router.errorHandler(400, context -> end(context, ProblemCode.BAD_REQUEST, null));
    router.errorHandler(404, context -> end(context, ProblemCode.PATH_UNKNOWN, null));
    router.errorHandler(405, context -> end(context, ProblemCode.METHOD_NOT_ALLOWED, null));
    router.errorHandler(413, context -> end(context, ProblemCode.BODY_TOO_LARGE, null));
    router.errorHandler(414, context -> end(context, ProblemCode.URI_TOO_LONG, null));
    router.errorHandler(415, context -> end(context, ProblemCode.UNSUPPORTED_MEDIA_TYPE, null));
  }

  static void end(RoutingContext context, ProblemCode code, String detail) {
    Problem problem = Problem.of(code, detail, Map.of());
    JsonObject body =
        new JsonObject()
            .put("type", problem.type())
            .put("title", problem.title())
            .put("status", problem.status())
            .put("code", problem.code());
    if (detail != null) {
      body.put("detail", detail);
    }
    context
        .response()
        .setStatusCode(code.status())
        .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
        .end(body.toBuffer());
  }
}
