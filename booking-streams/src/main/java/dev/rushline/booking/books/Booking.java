package dev.rushline.booking.books;

import dev.rushline.booking.terms.HoldTerms;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One customer's seats, held or sold. The hold is named by the booking's id and its epoch.
 *
 * @param bookingId id of the booking
 * @param customerId who booked
 * @param status where it stands
 * @param version the event's version at the last change that has happened; 0 before the first
 * @param hold the current or last hold
 * @param currency ISO 4217 code of the prices
 * @param seats what was booked, one entry per seat or place; none while it waits
 * @param presaleCode hash of the presale code it stands on; empty when it needed none
 * @param waitedFor what it waits for, or has waited for; empty when it did not
 * @param purchase how it was paid; of a booking that is or was confirmed
 * @param createdAt when the seats were first held
 * @param changedAt when the booking last changed
 */
public record Booking(
    String bookingId,
    String customerId,
    BookingStatus status,
    long version,
    Hold hold,
    String currency,
    List<BookedSeat> seats,
    Optional<String> presaleCode,
    Optional<Wish> waitedFor,
    Optional<Purchase> purchase,
    Instant createdAt,
    Instant changedAt) {
  public Booking {
    seats = List.copyOf(seats);
  }

  /** Seats that a customer holds from now on. */
  public static Booking held(
      String bookingId,
      String customerId,
      List<BookedSeat> seats,
      Optional<String> presaleCode,
      SaleTerms terms,
      Instant now) {
    return new Booking(
        bookingId,
        customerId,
        BookingStatus.HELD,
        0,
        Hold.first(now, terms.holds().ttl()),
        terms.currency(),
        seats,
        presaleCode,
        Optional.empty(),
        Optional.empty(),
        now,
        now);
  }

  /** A customer who waits from now on, at most until the sale ends. */
  public static Booking waiting(
      String bookingId, String customerId, Wish wish, SaleTerms terms, Instant now) {
    return new Booking(
        bookingId,
        customerId,
        BookingStatus.WAITING,
        0,
        Hold.none(terms.closesAt()),
        terms.currency(),
        List.of(),
        Optional.empty(),
        Optional.of(wish),
        Optional.empty(),
        now,
        now);
  }

  /** With the number of what happened to it. */
  public Booking numbered(long number) {
    return new Booking(
        bookingId,
        customerId,
        status,
        number,
        hold,
        currency,
        seats,
        presaleCode,
        waitedFor,
        purchase,
        createdAt,
        changedAt);
  }

  /** How long until the first of these holds ends; empty when there are none. */
  public static Optional<Duration> untilFirstDeadline(List<Booking> holds, Instant now) {
    return holds.stream()
        .map(booking -> Duration.between(now, booking.hold().expiresAt()))
        .min(Duration::compareTo);
  }

  /** Sum of the prices in minor units. */
  public long totalMinor() {
    return seats.stream().mapToLong(BookedSeat::priceMinor).sum();
  }

  /** Whether the hold has passed its deadline but has not been ended yet. */
  public boolean isDue(Instant now) {
    return status == BookingStatus.HELD && !hold.expiresAt().isAfter(now);
  }

  /** Whether it waits and will not be served any more. */
  public boolean hasWaitedInVain(Instant now) {
    return status == BookingStatus.WAITING && !hold.expiresAt().isAfter(now);
  }

  /** With the seats it has waited for, at the prices of these terms. */
  public Booking offered(List<BookedSeat> offer, Duration ttl, SaleTerms terms, Instant now) {
    return pricedIn(terms.currency(), presaleCode)
        .with(BookingStatus.HELD, Hold.first(now, ttl), offer, purchase, now);
  }

  /** After its hold has ended without a sale, or its wait without seats. */
  public Booking ended(BookingStatus next, Instant now) {
    return with(next, hold, seats, purchase, now);
  }

  /** Paid, and so sold. */
  public Booking confirmed(String paymentId, Instant now) {
    Purchase paid = new Purchase(paymentId, now, Optional.empty());
    return with(BookingStatus.CONFIRMED, hold, seats, Optional.of(paid), now);
  }

  /** With a later deadline, once. */
  public Booking extended(Duration extension, Instant now) {
    return with(status, hold.extended(extension), seats, purchase, now);
  }

  /** With other seats at the prices of these terms, under a new hold with the old deadline. */
  public Booking changed(
      List<BookedSeat> nextSeats, Optional<String> code, SaleTerms terms, Instant now) {
    return pricedIn(terms.currency(), code).with(status, hold.next(), nextSeats, purchase, now);
  }

  /** An expired booking whose seats are held once more. */
  public Booking heldAgain(HoldTerms terms, Optional<String> code, Instant now) {
    Hold again = hold.again(now, terms.ttl());
    return pricedIn(currency, code).with(BookingStatus.HELD, again, seats, purchase, now);
  }

  private Booking pricedIn(String money, Optional<String> code) {
    return new Booking(
        bookingId,
        customerId,
        status,
        version,
        hold,
        money,
        seats,
        code,
        waitedFor,
        purchase,
        createdAt,
        changedAt);
  }

  /** After its sale was taken back, for so much of the price. */
  public Booking cancelled(long refundMinor, Instant now) {
    Purchase takenBack = purchase.orElseThrow().refunded(refundMinor);
    return with(BookingStatus.CANCELLED, hold, seats, Optional.of(takenBack), now);
  }

  private Booking with(
      BookingStatus nextStatus,
      Hold nextHold,
      List<BookedSeat> nextSeats,
      Optional<Purchase> nextPurchase,
      Instant now) {
    return new Booking(
        bookingId,
        customerId,
        nextStatus,
        version,
        nextHold,
        currency,
        nextSeats,
        presaleCode,
        waitedFor,
        nextPurchase,
        createdAt,
        now);
  }
}
