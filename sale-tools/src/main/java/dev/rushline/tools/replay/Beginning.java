package dev.rushline.tools.replay;

import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.topics.EventLog;
import dev.rushline.tools.topics.Progress;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Whether the log still has an event's first command. Commands are kept for days and what they led
 * to for a year: decided without its beginning, a sale looks plausible and is wrong.
 */
record Beginning(String eventId, String bootstrap, String registryUrl) {

  /** What is missing, in words; empty when the log reaches back. */
  Optional<String> missing() {
    long start = EventLog.ofEvent(eventId, bootstrap, Topics.BOOKING_COMMANDS.name()).start();
    return start == 0
        ? Optional.empty()
        : firstCommand()
            .filter(first -> first < start)
            .map(
                first ->
                    "The first command of %s that changed anything was at offset %d, and the log begins at %d: what is left cannot be decided once more"
                        .formatted(eventId, first, start));
  }

  private Optional<Long> firstCommand() {
    long[] first = {Long.MAX_VALUE};
    try (Serde<BookingEvent> values = Topics.BOOKING_EVENTS.valueSerde(registryUrl)) {
      EventLog.ofEvent(eventId, bootstrap, Topics.BOOKING_EVENTS.name())
          .read(
              Serdes.String().deserializer(),
              values.deserializer(),
              record -> {
                if (eventId.equals(record.key())) {
                  first[0] = Math.min(first[0], record.value().getCommandOffset());
                }
              },
              Progress.UNHEARD);
    }
    return first[0] == Long.MAX_VALUE ? Optional.empty() : Optional.of(first[0]);
  }
}
