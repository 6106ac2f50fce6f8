package dev.rushline.local.connectors;

import dev.rushline.schemas.topics.Topic;
import dev.rushline.schemas.topics.Topics;
import java.util.List;

/**
 * A compacted topic that is copied into a table, column by field.
 *
 * @param keyFields columns of the primary key
 * @param keyMode where the primary key's values are: in the record's key or in the value's fields
 */
record TableSink(Topic<?> topic, String table, List<String> keyFields, KeyMode keyMode) {

  enum KeyMode {
    /** The key is the only column of the primary key. */
    RECORD_KEY,
    /** The key joins several columns, so they are taken from the value. */
    RECORD_VALUE
  }

  static final List<TableSink> ALL =
      List.of(
          new TableSink(
              Topics.BOOKING_BOOKINGS,
              "booking_bookings",
              List.of("booking_id"),
              KeyMode.RECORD_KEY),
          new TableSink(
              Topics.BOOKING_TICKETS, "booking_tickets", List.of("ticket_id"), KeyMode.RECORD_KEY),
          new TableSink(
              Topics.EVENT_AVAILABILITY,
              "event_availability",
              List.of("event_id", "section_id"),
              KeyMode.RECORD_VALUE));

  String connectorName() {
    return table.replace('_', '-') + "-table";
  }
}
