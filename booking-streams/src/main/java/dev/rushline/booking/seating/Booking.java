package dev.rushline.booking.seating;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One customer's seats, held or sold. The hold is named by the booking's id and its epoch.
 *
 * @param bookingId id of the booking
 * @param customerId who booked
 * @param status where it stands
 * @param version the event's version at the last change
 * @param holdEpoch number of the booking's current or last hold, from 1
 * @param holdExpiresAt deadline of the current or last hold
 * @param currency ISO 4217 code of the prices
 * @param seats what was booked, one entry per seat or place
 * @param paymentId payment of a confirmed booking
 * @param createdAt when the seats were first held
 * @param changedAt when the booking last changed
 */
public record Booking(
    String bookingId,
    String customerId,
    BookingStatus status,
    long version,
    int holdEpoch,
    Instant holdExpiresAt,
    String currency,
    List<BookedSeat> seats,
    Optional<String> paymentId,
    Instant createdAt,
    Instant changedAt) {

  public Booking {
    seats = List.copyOf(seats);
  }

  /** Sum of the prices in minor units. */
  public long totalMinor() {
    return seats.stream().mapToLong(BookedSeat::priceMinor).sum();
  }

  /** Whether the hold has passed its deadline but has not been ended yet. */
  public boolean isDue(Instant now) {
    return status == BookingStatus.HELD && !holdExpiresAt.isAfter(now);
  }

  /** The same booking after its hold has ended in {@code next}. */
  Booking ended(BookingStatus next, Optional<String> payment, long atVersion, Instant at) {
    return new Booking(
        bookingId,
        customerId,
        next,
        atVersion,
        holdEpoch,
        holdExpiresAt,
        currency,
        seats,
        payment,
        createdAt,
        at);
  }
}
