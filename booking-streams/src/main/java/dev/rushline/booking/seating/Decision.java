package dev.rushline.booking.seating;

import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import java.util.List;
import java.util.Optional;

/**
 * What a command led to.
 *
 * @param events what happened, in order; the first has version {@code firstVersion}
 * @param firstVersion the event's version of the first entry
 * @param reply the answer; empty when a command has none
 * @param repeated whether the answer had been given before
 * @param othersFirst whether somebody waits for seats that are free and was not served by this
 *     command any more; until all are, nobody else gets seats
 * @param clock the event's clock after the command
 */
public record Decision(
    List<SaleEvent> events,
    long firstVersion,
    Optional<Reply> reply,
    boolean repeated,
    boolean othersFirst,
    SaleClock clock) {
  public Decision {
    events = List.copyOf(events);
  }
}
