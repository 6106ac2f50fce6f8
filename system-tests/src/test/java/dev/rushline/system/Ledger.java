package dev.rushline.system;

import dev.rushline.local.servers.PostgresAccount;
import dev.rushline.local.stack.LocalSystem;
import dev.rushline.schemas.booking.BookingEvent;
import dev.rushline.schemas.topics.Topics;
import dev.rushline.tools.audit.SeatAudit;
import dev.rushline.tools.replay.Comparison;
import dev.rushline.tools.replay.Retold;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** What the topics and PostgreSQL say of an event's sale, read by somebody from outside. */
final class Ledger {
  private static final Duration POLL = Duration.ofMillis(500);

  private final LocalSystem system;
  private final String eventId;

  Ledger(LocalSystem system, String eventId) {
    this.system = system;
    this.eventId = eventId;
  }

  /** Follows booking.events from the first record to the last committed one. */
  SeatAudit audit() {
    SeatAudit audit = new SeatAudit();
    try (Serde<BookingEvent> values = Topics.BOOKING_EVENTS.valueSerde(system.registry().url());
        Consumer<String, BookingEvent> consumer =
            new KafkaConsumer<>(
                Map.of(
                    ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                    system.kafka().bootstrap(),
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed"),
                Serdes.String().deserializer(),
                values.deserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, Topics.BOOKING_EVENTS.partitions())
              .mapToObj(p -> new TopicPartition(Topics.BOOKING_EVENTS.name(), p))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer
            .poll(POLL)
            .forEach(
                event -> {
                  if (event.key().equals(eventId)) {
                    audit.add(event.value());
                  }
                });
      }
    }
    return audit;
  }

  /** What differs when the event's log is decided once more: events, or bytes in the stores. */
  List<String> differencesOfAReplay() {
    String bootstrap = system.kafka().bootstrap();
    String registry = system.registry().url();
    return new Comparison(eventId, bootstrap, registry)
        .differences(Retold.of(eventId, bootstrap, registry));
  }

  /** Bookings of the event that the table shows in this status. */
  Set<String> bookings(String status) throws SQLException, IOException {
    return column(
        "select booking_id from booking_bookings where event_id = ? and status = ?",
        eventId,
        status);
  }

  /** Tickets in the table, each as booking and seat. */
  Set<String> tickets() throws SQLException, IOException {
    return column(
        "select booking_id || ' ' || seat from booking_tickets "
            + "where event_id = ? and cancelled_at is null",
        eventId);
  }

  /** Seats with more than one ticket. */
  Set<String> seatsSoldTwice() throws SQLException, IOException {
    return column(
        "select seat from booking_tickets where event_id = ? and cancelled_at is null "
            + "group by seat having count(*) > 1",
        eventId);
  }

  /** Payments of the event's bookings whose story is not over. */
  Set<String> paymentsUnsettled() throws SQLException, IOException {
    return column(
        "select payment_id || ' ' || state from payment where booking_id like ? "
            + "and state not in ('CAPTURED', 'VOIDED', 'DECLINED', 'REFUNDED')",
        eventId + ".%");
  }

  /** All payments of the event's bookings: booking, state and refund. */
  Set<String> payments() throws SQLException, IOException {
    return column(
        "select booking_id || ' ' || state || ' ' || coalesce(refund_minor::text, 'null') "
            + "from payment where booking_id like ?",
        eventId + ".%");
  }

  /** Puts a booking's payments back to where the provider has not answered yet. */
  void reopenPayments(String bookingId) throws SQLException, IOException {
    column(
        "update payment set state = 'AUTHORISING', refusal = null, changed_at = now() "
            + "where booking_id = ? returning payment_id",
        bookingId);
  }

  /** Bookings that were paid for, by the payments' own table. */
  Set<String> bookingsCaptured() throws SQLException, IOException {
    return column(
        "select booking_id from payment where booking_id like ? and state = 'CAPTURED'",
        eventId + ".%");
  }

  private Set<String> column(String query, String... parameters) throws SQLException, IOException {
    PostgresAccount account = system.postgres().accounts().applications();
    try (Connection connection = account.connect();
        PreparedStatement statement = connection.prepareStatement(query)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      Set<String> values = new TreeSet<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          values.add(rows.getString(1));
        }
      }
      return values;
    }
  }
}
