package dev.rushline.edge.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.WebSocketConnection;
import java.io.UncheckedIOException;
import org.jboss.logging.Logger;

/**
 * Writes to one socket, one message at a time: while one is on its way the next is left out, since
 * a newer one follows. A socket that does not take one for too long is closed, so that it holds no
 * memory that others need. Safe for any thread.
 */
final class LiveOutlet {
  /** Close codes of our own, from the range that RFC 6455 keeps for applications. */
  static final int TOKEN_INVALID = 4401;

  static final int NOT_IN_LINE = 4404;
  static final int TOO_SLOW = 4408;
  static final int TOO_MANY = 4429;

  /** A normal end: RFC 6455, section 7.4.1. */
  static final int DONE = 1000;

  /** Try again later: IANA's registry of close codes. */
  static final int STARTING = 1013;

  private static final Logger LOG = Logger.getLogger(LiveOutlet.class);
  private static final long NOTHING = Long.MIN_VALUE;

  private final WebSocketConnection connection;
  private final ObjectWriter json;
  private final long slowAfterNanos;
  private final Runnable onDrop;
  private long sendingSinceNanos = NOTHING;
  private boolean closed;

  LiveOutlet(
      WebSocketConnection connection, ObjectWriter json, long slowAfterNanos, Runnable onDrop) {
    this.connection = connection;
    this.json = json;
    this.slowAfterNanos = slowAfterNanos;
    this.onDrop = onDrop;
  }

  /** Sends a message unless one is on its way; says whether it was sent. */
  boolean send(FanView view) {
    long now = System.nanoTime();
    synchronized (this) {
      if (closed) {
        return false;
      }
      if (sendingSinceNanos != NOTHING) {
        if (now - sendingSinceNanos > slowAfterNanos) {
          onDrop.run();
          close(TOO_SLOW, "Too slow");
        }
        return false;
      }
      sendingSinceNanos = now;
    }
    connection
        .sendText(text(view))
        .subscribe()
        .with(
            _ -> sent(),
            failure -> {
              LOG.debugf(failure, "socket not written eventId=%s", view.eventId());
              sent();
            });
    return true;
  }

  private synchronized void sent() {
    sendingSinceNanos = NOTHING;
  }

  private String text(FanView view) {
    try {
      return json.writeValueAsString(view);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("a view is always JSON", e);
    }
  }

  /** Closes the socket, once. */
  void close(int code, String reason) {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    connection
        .close(new CloseReason(code, reason))
        .subscribe()
        .with(_ -> {}, failure -> LOG.debugf(failure, "socket not closed code=%d", code));
  }
}
