package dev.rushline.booking.books;

import dev.rushline.schemas.ids.BookingId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A code and how much of it is used. What a hold takes of it comes back with the hold.
 *
 * @param presaleId where it is good
 * @param maxBookings how many bookings may stand on it at a time; 0: revoked
 * @param maxSeats how many seats those may have together; empty: as many as they like
 * @param bookings held and sold bookings that stand on it
 * @param seats their seats
 * @param openHolds ids of those bookings whose seats are on hold
 */
public record PresaleCode(
    String presaleId,
    int maxBookings,
    Optional<Integer> maxSeats,
    int bookings,
    int seats,
    List<BookingId> openHolds) {
  public PresaleCode {
    openHolds = List.copyOf(openHolds);
  }

  /** A code nobody has used. */
  public static PresaleCode unused(String presaleId, int maxBookings, Optional<Integer> maxSeats) {
    return new PresaleCode(presaleId, maxBookings, maxSeats, 0, 0, List.of());
  }

  /** Whether one more booking of that many seats may stand on it. */
  public boolean hasRoomFor(int wanted) {
    return bookings < maxBookings && maxSeats.filter(max -> seats + wanted > max).isEmpty();
  }

  /** The same use under another quota. */
  public PresaleCode withQuota(String nextPresaleId, int bookingsMax, Optional<Integer> seatsMax) {
    return new PresaleCode(nextPresaleId, bookingsMax, seatsMax, bookings, seats, openHolds);
  }

  /** With one hold more on it. */
  public PresaleCode holding(Held hold) {
    List<BookingId> open = new ArrayList<>(openHolds);
    open.add(hold.bookingId());
    return used(bookings + 1, seats + hold.seats().size(), open);
  }

  /** After a hold on it has ended without a sale. */
  public PresaleCode withoutHold(Held hold) {
    return used(bookings - 1, seats - hold.seats().size(), openHoldsWithout(hold));
  }

  /** After a hold on it has become a sale. */
  public PresaleCode buying(Confirmed sale) {
    return used(bookings, seats, openHoldsWithout(sale));
  }

  /** After a sale on it was taken back. */
  public PresaleCode givingBack(Cancelled cancelled) {
    return used(bookings - 1, seats - cancelled.seats().size(), openHolds);
  }

  private PresaleCode used(int nextBookings, int nextSeats, List<BookingId> nextOpen) {
    return new PresaleCode(presaleId, maxBookings, maxSeats, nextBookings, nextSeats, nextOpen);
  }

  private List<BookingId> openHoldsWithout(Booking booking) {
    return openHolds.stream().filter(id -> !id.equals(booking.bookingId())).toList();
  }
}
