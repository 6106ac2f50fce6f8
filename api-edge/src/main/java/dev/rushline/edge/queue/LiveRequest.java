package dev.rushline.edge.queue;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Lets go of what the request for a socket has brought once its fan is known. The framework keeps
 * that request for as long as the socket is open, which may be hours: the token, in several copies,
 * and all that led from it to an identity, were a fifth of a socket's memory.
 */
@ApplicationScoped
class LiveRequest {
  private static final String KEY = "Sec-WebSocket-Key";
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  /** The subprotocol that browsers name so that their token may follow. */
  private static final String CARRIER = "bearer-token-carrier";

  /** What becoming a socket needs: RFC 6455, section 4.2.1. */
  private static final Set<String> NEEDED =
      ignoringCase(
          "Host",
          "Upgrade",
          "Connection",
          KEY,
          PROTOCOL,
          "Sec-WebSocket-Version",
          "Sec-WebSocket-Extensions");

  private static Set<String> ignoringCase(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return set;
  }

  void register(@Observes Filters filters) {
    filters.register(LiveRequest::filter, SecurityHandlerPriorities.AUTHORIZATION - 1);
  }

  private static void filter(RoutingContext request) {
    if (!wantsSocket(request.request())) {
      request.next();
      return;
    }
    // Who is refused, and how, is left to the framework.
    QuarkusHttpUser.getSecurityIdentity(request, null)
        .subscribe()
        .with(identity -> known(request, identity), _ -> request.next());
  }

  private static boolean wantsSocket(HttpServerRequest request) {
    String path = request.path();
    return request.headers().contains(KEY)
        && path != null
        && path.startsWith("/queue/")
        && path.endsWith("/live");
  }

  private static void known(RoutingContext request, SecurityIdentity identity) {
    if (identity != null && !identity.isAnonymous()) {
      QuarkusHttpUser.setIdentity(identity, request);
      request.remove(QuarkusHttpUser.DEFERRED_IDENTITY_KEY);
      trim(request.request().headers());
    }
    request.next();
  }

  private static void trim(MultiMap headers) {
    for (String name : List.copyOf(headers.names())) {
      if (!NEEDED.contains(name)) {
        headers.remove(name);
      }
    }
    String protocols = headers.get(PROTOCOL);
    if (protocols != null && protocols.contains(CARRIER)) {
      headers.set(PROTOCOL, CARRIER);
    }
  }
}
