package dev.rushline.edge.problem;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Says in the log that something does not answer: when that begins, and when it is over. Under load
 * an outage is thousands of failures, and to write each of them down is what brings down the rest.
 */
public final class OutageNotice {
  private final Logger log;
  private final String subject;
  private final AtomicBoolean away = new AtomicBoolean();

  /**
   * For one thing that may be away.
   *
   * @param subject its name in the log
   */
  public OutageNotice(Logger log, String subject) {
    this.log = log;
    this.subject = subject;
  }

  /** It did not answer. */
  public void unanswered(Throwable fault) {
    if (!away.getAndSet(true)) {
      log.warnf(fault, "%s does not answer", subject);
    }
  }

  /** It did. */
  public void answered() {
    if (away.get() && away.getAndSet(false)) {
      log.infof("%s answers again", subject);
    }
  }
}
