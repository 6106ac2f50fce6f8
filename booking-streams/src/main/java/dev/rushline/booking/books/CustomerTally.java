package dev.rushline.booking.books;

import dev.rushline.schemas.ids.BookingId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one customer has of one event.
 *
 * @param held seats on hold
 * @param bought seats sold
 * @param byCategory seats on hold and sold of each price category; none is left out
 * @param openHolds ids of the bookings whose seats are on hold; few, since held is limited
 * @param waiting id of the booking that waits for seats; at most one
 */
public record CustomerTally(
    int held,
    int bought,
    SortedMap<String, Integer> byCategory,
    List<BookingId> openHolds,
    Optional<BookingId> waiting) {
  /** Of a customer never seen. */
  public static final CustomerTally NOTHING =
      new CustomerTally(0, 0, Collections.emptySortedMap(), List.of(), Optional.empty());

  public CustomerTally {
    byCategory = Collections.unmodifiableSortedMap(new TreeMap<>(byCategory));
    openHolds = List.copyOf(openHolds);
  }

  /** Seats held and bought of a category. */
  public int of(String category) {
    return byCategory.getOrDefault(category, 0);
  }

  /** With one hold more. */
  public CustomerTally holding(Held hold) {
    List<BookingId> open = new ArrayList<>(openHolds);
    open.add(hold.bookingId());
    return with(held + hold.seats().size(), bought, counted(hold, 1), open);
  }

  /** After a hold has ended without a sale. */
  public CustomerTally withoutHold(Held hold) {
    return with(held - hold.seats().size(), bought, counted(hold, -1), openHoldsWithout(hold));
  }

  /** After a hold has become a sale. */
  public CustomerTally buying(Confirmed sale) {
    int seats = sale.seats().size();
    return with(held - seats, bought + seats, byCategory, openHoldsWithout(sale));
  }

  /** After a sale was taken back. */
  public CustomerTally givingBack(Cancelled cancelled) {
    int seats = cancelled.seats().size();
    return with(held, bought - seats, counted(cancelled, -1), openHolds);
  }

  /** Waiting with this booking; empty: with none. */
  public CustomerTally waitingWith(Optional<BookingId> bookingId) {
    return new CustomerTally(held, bought, byCategory, openHolds, bookingId);
  }

  private CustomerTally with(
      int nextHeld,
      int nextBought,
      SortedMap<String, Integer> nextByCategory,
      List<BookingId> nextOpen) {
    return new CustomerTally(nextHeld, nextBought, nextByCategory, nextOpen, waiting);
  }

  private SortedMap<String, Integer> counted(Booking booking, int sign) {
    SortedMap<String, Integer> next = new TreeMap<>(byCategory);
    for (BookedSeat seat : booking.seats()) {
      next.compute(seat.category(), (_, had) -> positive((had == null ? 0 : had) + sign));
    }
    return next;
  }

  /** Tallies stored before categories were counted may lack seats that are given back now. */
  private static Integer positive(int count) {
    return count > 0 ? count : null;
  }

  private List<BookingId> openHoldsWithout(Booking booking) {
    return openHolds.stream().filter(id -> !id.equals(booking.bookingId())).toList();
  }
}
