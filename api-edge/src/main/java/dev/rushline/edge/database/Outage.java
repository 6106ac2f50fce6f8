package dev.rushline.edge.database;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;

/**
 * Tells a server, a database above all, that does not answer from one that answers with an error.
 */
public final class Outage {
  private Outage() {}

  /** Whether the failure means that it cannot be reached or is going down. */
  public static boolean is(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof TimeoutException
          || t instanceof IOException
          || t instanceof VertxException
          || t instanceof NoStackTraceThrowable) {
        return true;
      }
      if (t instanceof PgException postgres && isGone(postgres.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** Whether another transaction held a lock for too long. */
  static boolean isLockTimeout(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof PgException postgres && "55P03".equals(postgres.getSqlState())) {
        return true;
      }
    }
    return false;
  }

  /** Classes 08 connection, 53 resources, 57 operator intervention (shutdown, starting up). */
  private static boolean isGone(String state) {
    return state != null
        && (state.startsWith("08") || state.startsWith("53") || state.startsWith("57"));
  }
}
