package dev.rushline.booking.seating;

import java.util.List;
import java.util.Optional;

/**
 * What a command led to.
 *
 * @param events what happened, in order; the first has version {@code firstVersion}
 * @param firstVersion the event's version of the first entry
 * @param reply the answer; empty when a command has none
 * @param repeated whether the answer had been given before
 * @param clock the event's clock after the command
 */
public record Decision(
    List<SaleEvent> events,
    long firstVersion,
    Optional<Reply> reply,
    boolean repeated,
    SaleClock clock) {
  public Decision {
    events = List.copyOf(events);
  }
}
