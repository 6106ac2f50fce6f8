package dev.rushline.streams;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A stream thread that died is replaced, since most causes pass (a broker restarts, a transaction
 * is fenced). When they do not pass, the client stops and liveness says so: going on would only
 * hide the cause.
 */
@ApplicationScoped
public class ReplaceFailedThreads implements StreamsUncaughtExceptionHandler {
  private static final Logger LOG = Logger.getLogger(ReplaceFailedThreads.class);
  private static final int FAILURES_MAX = 20;
  private static final Duration WITHIN = Duration.ofMinutes(2);

  private final Clock clock;
  private final Deque<Instant> failures = new ArrayDeque<>();

  ReplaceFailedThreads(Clock clock) {
    this.clock = clock;
  }

  @Override
  public synchronized StreamThreadExceptionResponse handle(Throwable exception) {
    Instant now = clock.instant();
    failures.addLast(now);
    failures.removeIf(at -> at.isBefore(now.minus(WITHIN)));
    if (failures.size() > FAILURES_MAX) {
      LOG.errorf(exception, "stream thread died, giving up failures=%d", failures.size());
      return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }
    LOG.warnf(exception, "stream thread died, replacing it failures=%d", failures.size());
    return StreamThreadExceptionResponse.REPLACE_THREAD;
  }
}
