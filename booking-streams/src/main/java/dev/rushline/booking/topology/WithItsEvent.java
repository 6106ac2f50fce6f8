package dev.rushline.booking.topology;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.booking.Ticket;
import dev.rushline.schemas.topics.Partitions;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * Puts everything about an event into the partition of that number in every topic, whatever the
 * record's own key: a consumer reads an event's bookings in order, and a transaction about one
 * event touches one partition per topic.
 */
final class WithItsEvent {
  private WithItsEvent() {}

  static Optional<Set<Integer>> partition(
      String topic, String key, SpecificRecord value, int partitions) {
    String eventId = value == null ? eventIn(key) : eventId(value);
    return Optional.of(Set.of(Partitions.of(eventId, partitions)));
  }

  /** Ids of bookings, tickets and sections begin with their event's, which has none of these. */
  private static String eventIn(String key) {
    int end = 0;
    while (end < key.length() && key.charAt(end) != '.' && key.charAt(end) != '/') {
      end++;
    }
    return key.substring(0, end);
  }

  private static String eventId(SpecificRecord value) {
    return switch (value) {
      case BookingEvent event -> event.getEventId();
      case Booking booking -> booking.getEventId();
      case Ticket ticket -> ticket.getEventId();
      case SectionAvailability section -> section.getEventId();
      default -> throw new IllegalArgumentException("no event in " + value.getClass());
    };
  }
}
