package dev.rushline.edge.booking;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Bookings as Connect has copied them into PostgreSQL: complete, and some seconds behind. */
@ApplicationScoped
class BookingTable {
  private static final String BY_ID = "select * from booking_bookings where booking_id = $1";

  private static final String EXISTING =
      "select booking_id from booking_bookings where booking_id = any($1)";

  private static final String NEWEST_OF_CUSTOMER =
      """
      select * from booking_bookings where customer_id = $1
      order by created_at desc, booking_id limit $2
      """;

  private static final String OLDER_OF_CUSTOMER =
      """
      select * from booking_bookings
      where customer_id = $1 and (created_at < $3 or (created_at = $3 and booking_id > $4))
      order by created_at desc, booking_id limit $2
      """;

  private final Pool pool;

  BookingTable(Pool pool) {
    this.pool = pool;
  }

  Uni<Optional<Booking>> find(String bookingId) {
    return pool.preparedQuery(BY_ID)
        .execute(Tuple.of(bookingId))
        .map(rows -> bookings(rows).stream().findFirst());
  }

  /** Which of these there are. */
  Uni<Set<String>> existing(List<String> bookingIds) {
    return pool.preparedQuery(EXISTING)
        .execute(Tuple.of(bookingIds.toArray(String[]::new)))
        .map(
            rows -> {
              Set<String> existing = new HashSet<>();
              rows.forEach(row -> existing.add(row.getString(0)));
              return existing;
            });
  }

  /** A customer's bookings after the cursor, newest first. */
  Uni<List<Booking>> page(String customerId, int limit, Optional<BookingCursor> after) {
    Tuple parameters = Tuple.of(customerId, limit);
    after.ifPresent(
        cursor ->
            parameters.addValue(cursor.createdAt().atOffset(ZoneOffset.UTC)).addValue(cursor.id()));
    return pool.preparedQuery(after.isPresent() ? OLDER_OF_CUSTOMER : NEWEST_OF_CUSTOMER)
        .execute(parameters)
        .map(BookingTable::bookings);
  }

  private static List<Booking> bookings(RowSet<Row> rows) {
    List<Booking> bookings = new ArrayList<>(rows.size());
    for (Row row : rows) {
      bookings.add(booking(row));
    }
    return bookings;
  }

  private static Booking booking(Row row) {
    return Booking.newBuilder()
        .setBookingId(row.getString("booking_id"))
        .setEventId(row.getString("event_id"))
        .setCustomerId(row.getString("customer_id"))
        .setStatus(BookingStatus.valueOf(row.getString("status")))
        .setVersion(row.getLong("version"))
        .setHoldEpoch(row.getInteger("hold_epoch"))
        .setHoldExpiresAt(instant(row, "hold_expires_at"))
        .setConfirmableUntil(
            row.getOffsetDateTime("confirmable_until") == null
                ? null
                : instant(row, "confirmable_until"))
        .setExtended(row.getBoolean("extended"))
        .setCurrency(row.getString("currency"))
        .setTotalMinor(row.getLong("total_minor"))
        .setSeats(List.of(row.getArrayOfStrings("seats")))
        .setCategories(List.of(row.getArrayOfStrings("categories")))
        .setPricesMinor(List.of(row.getArrayOfLongs("prices_minor")))
        .setWantedCount(row.getInteger("wanted_count"))
        .setWantedSection(row.getString("wanted_section"))
        .setWantedCategories(List.of(row.getArrayOfStrings("wanted_categories")))
        .setPaymentId(row.getString("payment_id"))
        .setRefundMinor(row.getLong("refund_minor"))
        .setCreatedAt(instant(row, "created_at"))
        .setChangedAt(instant(row, "changed_at"))
        .build();
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time.toInstant();
  }
}
