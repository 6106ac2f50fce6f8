package dev.rushline.edge.booking;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import java.time.Instant;
import java.util.List;

/** Bookings to test with. */
final class Bookings {
  private Bookings() {}

  static Booking booking(String id, long createdAtMillis, long version, BookingStatus status) {
    Instant created = Instant.ofEpochMilli(createdAtMillis);
    return new Booking(
        id,
        "opera",
        "fan",
        status,
        version,
        1,
        created.plusSeconds(480),
        created.plusSeconds(960),
        false,
        "EUR",
        5000L,
        List.of("S1:A:1"),
        List.of("P1"),
        List.of(5000L),
        null,
        null,
        List.of(),
        null,
        null,
        created,
        created);
  }
}
