package dev.rushline.booking.books;

import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One customer's seats, held or sold, or their wait for some. Each state has what belongs to it, so
 * that none can lack what it needs.
 *
 * <pre>
 *   Waiting ── offer ──▶ Held ── confirm ──▶ Confirmed ── cancel ──▶ Cancelled
 *      │                 │  ▲
 *      │ leave,          │  └── late confirm ──┐
 *      ▼ end of sale     ▼ release, deadline   │
 *   Ended.OfWait      Ended.OfHold ────────────┘
 * </pre>
 *
 * Only some bookings begin as Waiting. A late confirm holds the seats of a hold that has expired
 * again and sells them in one step.
 */
public sealed interface Booking permits Open, Ended, Confirmed, Cancelled {

  /**
   * What a booking has in every state.
   *
   * @param bookingId id of the booking
   * @param customerId who booked
   * @param currency ISO 4217 code of the prices
   * @param createdAt when the seats were first held, or the wait began
   * @param version the event's version at the last change that has happened; 0 before the first
   * @param changedAt when the booking last changed
   */
  record Head(
      BookingId bookingId,
      CustomerId customerId,
      String currency,
      Instant createdAt,
      long version,
      Instant changedAt) {

    private static Head first(
        BookingId bookingId, CustomerId customerId, SaleTerms terms, Instant now) {
      return new Head(bookingId, customerId, terms.currency(), now, 0, now);
    }

    Head numbered(long number) {
      return new Head(bookingId, customerId, currency, createdAt, number, changedAt);
    }

    Head changed(Instant now) {
      return changed(currency, now);
    }

    Head changed(String money, Instant now) {
      return new Head(bookingId, customerId, money, createdAt, version, now);
    }
  }

  /** Seats that a customer holds from now on. */
  static Held held(
      BookingId bookingId,
      CustomerId customerId,
      List<BookedSeat> seats,
      Optional<String> presaleCode,
      SaleTerms terms,
      Instant now) {
    return new Held(
        Head.first(bookingId, customerId, terms, now),
        Hold.first(now, terms.holds().ttl()),
        seats,
        presaleCode,
        Optional.empty());
  }

  /** A customer who waits from now on, at most until the sale ends. */
  static Waiting waiting(
      BookingId bookingId, CustomerId customerId, Wish wish, SaleTerms terms, Instant now) {
    return new Waiting(Head.first(bookingId, customerId, terms, now), wish, terms.closesAt());
  }

  /**
   * The hold or the wait that it is, or the last one that it was. Its head is the booking's own: it
   * says when the booking changed last, whatever it was by then.
   */
  Open lastOpen();

  /** In one word, as stores and messages have it. */
  BookingStatus status();

  /** With the number of what happened to it. */
  Booking numbered(long number);

  /** What it has in every state. */
  default Head head() {
    return lastOpen().head();
  }

  /** What is or was held or sold, one entry per seat or place; nothing of a wait. */
  default List<BookedSeat> seats() {
    return lastOpen().seats();
  }

  /** Number of the current or last hold, as commands name it; of a wait {@link Waiting#EPOCH}. */
  default int holdEpoch() {
    return lastOpen().holdEpoch();
  }

  /** Id of the booking. */
  default BookingId bookingId() {
    return head().bookingId();
  }

  /** Who booked. */
  default CustomerId customerId() {
    return head().customerId();
  }

  /** The event's version at the last change that has happened; 0 before the first. */
  default long version() {
    return head().version();
  }

  /** Sum of the prices in minor units. */
  default long totalMinor() {
    return seats().stream().mapToLong(BookedSeat::priceMinor).sum();
  }
}
