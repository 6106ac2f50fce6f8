package dev.rushline.tools.replay;

import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import java.util.Optional;

/**
 * Whether the log still has an event's first command. Commands are kept for days and what they led
 * to for a year: decided without its beginning, a sale looks plausible and is wrong.
 */
record Beginning(String eventId, String bootstrap, String registryUrl) {

  /** What is missing, in words; empty when the log reaches back. */
  Optional<String> missing() {
    long start = EventLog.ofEvent(eventId, bootstrap, Topics.BOOKING_COMMANDS.name()).start();
    return start == 0 ? Optional.empty() : missing(start, first());
  }

  /**
   * The same for a log that begins at an offset.
   *
   * @param first what happened first, of what is left; empty when nothing ever happened
   */
  static Optional<String> missing(long start, Optional<BookingEvent> first) {
    return first
        .filter(event -> event.getVersion() > 1 || event.getCommandOffset() < start)
        .map(
            event ->
                "What is left of %s begins with version %d, by the command at offset %d, and the log of commands at %d: it cannot be decided once more"
                    .formatted(
                        event.getEventId(), event.getVersion(), event.getCommandOffset(), start));
  }

  private Optional<BookingEvent> first() {
    return new Comparison(eventId, bootstrap, registryUrl).liveEvents().stream().findFirst();
  }
}
