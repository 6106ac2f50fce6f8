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
    return new Booking(
        row.getString("booking_id"),
        row.getString("event_id"),
        row.getString("customer_id"),
        BookingStatus.valueOf(row.getString("status")),
        row.getLong("version"),
        row.getInteger("hold_epoch"),
        instant(row, "hold_expires_at"),
        row.getOffsetDateTime("confirmable_until") == null
            ? null
            : instant(row, "confirmable_until"),
        row.getBoolean("extended"),
        row.getString("currency"),
        row.getLong("total_minor"),
        List.of(row.getArrayOfStrings("seats")),
        List.of(row.getArrayOfStrings("categories")),
        List.of(row.getArrayOfLongs("prices_minor")),
        row.getInteger("wanted_count"),
        row.getString("wanted_section"),
        List.of(row.getArrayOfStrings("wanted_categories")),
        row.getString("payment_id"),
        row.getLong("refund_minor"),
        instant(row, "created_at"),
        instant(row, "changed_at"));
  }

  private static Instant instant(Row row, String column) {
    OffsetDateTime time = row.getOffsetDateTime(column);
    return time.toInstant();
  }
}
