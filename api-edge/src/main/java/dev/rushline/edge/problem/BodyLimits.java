package dev.rushline.edge.problem;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * How long a body may be, decided before a byte of it is read. A body that tells its length is
 * refused at once; one that does not (chunked) is cut off by {@link BodyCutOff}.
 */
@ApplicationScoped
public class BodyLimits {
  /** Bodies of plain calls: the longest sensible one names a hundred seats. */
  public static final long JSON_BYTES_MAX = 256L * 1024;

  /** Seating plans: 100,000 irregular seats with positions. */
  public static final long PLAN_BYTES_MAX = 8L * 1024 * 1024;

  /** After the framework's own limit, before any resource. */
  private static final int ORDER = -1;

  void install(@Observes Router router) {
    router.route().order(ORDER).handler(BodyLimits::limit);
  }

  private static void limit(RoutingContext context) {
    long limit = limitOf(context.normalizedPath());
    String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null && Long.parseLong(length) > limit) {
      // The rest of the body is not read: the connection ends with the answer.
      context.response().putHeader(HttpHeaders.CONNECTION, "close");
      RouteAnswers.end(
          context, ProblemCode.BODY_TOO_LARGE, "At most " + limit + " bytes are taken here");
      return;
    }
    context.next();
  }

  static long limitOf(String path) {
    if (path.equals("/event/import")) {
      return Long.MAX_VALUE; // streamed, never held; its lines have a limit of their own
    }
    return path.equals("/venue") || path.startsWith("/venue/") ? PLAN_BYTES_MAX : JSON_BYTES_MAX;
  }
}
