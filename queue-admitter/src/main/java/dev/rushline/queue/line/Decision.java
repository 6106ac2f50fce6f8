package dev.rushline.queue.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of one command; it is applied already.
 *
 * @param now the log's clock at the decision
 * @param firstVersion the version of the first event; each further one has the next
 * @param events what happened, in order
 * @param answer for whoever asked; empty when nobody does
 * @param broadcast whether everybody who waits should hear how the line stands now
 */
public record Decision(
    Instant now,
    long firstVersion,
    List<LineEvent> events,
    Optional<Answer> answer,
    boolean broadcast) {

  public Decision {
    events = List.copyOf(events);
  }
}
