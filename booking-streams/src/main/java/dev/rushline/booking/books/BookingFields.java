package dev.rushline.booking.books;

import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A booking field by field, as it is stored and sent: with the same fields in every state. Whatever
 * decides looks at the {@link Booking}.
 */
public record BookingFields(Lasting lasting, Passing passing) {

  /**
   * What stays the same from a hold or a wait to its end, or its sale and the end of that.
   *
   * @param waitedFor what it waits for, or has waited for; empty when it did not
   */
  public record Lasting(
      BookingId bookingId,
      CustomerId customerId,
      String currency,
      Instant createdAt,
      List<BookedSeat> seats,
      Optional<String> presaleCode,
      Optional<Wish> waitedFor) {

    /** Of a booking. */
    public static Lasting of(Booking booking) {
      Booking.Head head = booking.head();
      return switch (booking.lastOpen()) {
        case Waiting waiting -> of(head, List.of(), Optional.empty(), Optional.of(waiting.wish()));
        case Held held -> of(head, held.seats(), held.presaleCode(), held.waitedFor());
      };
    }

    private static Lasting of(
        Booking.Head head,
        List<BookedSeat> seats,
        Optional<String> presaleCode,
        Optional<Wish> waitedFor) {
      return new Lasting(
          head.bookingId(),
          head.customerId(),
          head.currency(),
          head.createdAt(),
          seats,
          presaleCode,
          waitedFor);
    }
  }

  /**
   * What each state has of its own.
   *
   * @param holdEpoch number of the hold; of a wait {@link Waiting#EPOCH}
   * @param until the deadline
   * @param confirmableUntil see {@link Hold}; of a wait the deadline
   * @param extended whether the deadline was moved; never that of a wait
   * @param payment of a booking that is or was confirmed
   */
  public record Passing(
      BookingStatus status,
      long version,
      int holdEpoch,
      Instant until,
      Instant confirmableUntil,
      boolean extended,
      Optional<Payment> payment,
      Instant changedAt) {

    /** Of a booking. */
    public static Passing of(Booking booking) {
      Booking.Head head = booking.head();
      Optional<Payment> payment = Payment.of(booking);
      return switch (booking.lastOpen()) {
        case Waiting(var _, var _, Instant until) ->
            new Passing(
                booking.status(),
                head.version(),
                Waiting.EPOCH,
                until,
                until,
                false,
                payment,
                head.changedAt());
        case Held held ->
            new Passing(
                booking.status(),
                head.version(),
                held.hold().epoch(),
                held.hold().expiresAt(),
                held.hold().confirmableUntil(),
                held.hold().extended(),
                payment,
                head.changedAt());
      };
    }
  }

  /**
   * What was paid and given back.
   *
   * @param refundMinor empty while the sale stands
   */
  public record Payment(Purchase purchase, Optional<Long> refundMinor) {

    private static Optional<Payment> of(Booking booking) {
      return switch (booking) {
        case Confirmed sale -> Optional.of(new Payment(sale.purchase(), Optional.empty()));
        case Cancelled(Confirmed sale, long refundMinor) ->
            Optional.of(new Payment(sale.purchase(), Optional.of(refundMinor)));
        case Open _, Ended _ -> Optional.empty();
      };
    }
  }

  /** Of a booking. */
  public static BookingFields of(Booking booking) {
    return new BookingFields(Lasting.of(booking), Passing.of(booking));
  }

  /** The booking that has these fields. */
  public Booking booking() {
    return switch (passing.status) {
      case WAITING -> waiting();
      case HELD -> held();
      case CONFIRMED -> confirmed();
      case RELEASED -> ended(Ended.How.RELEASED);
      case EXPIRED -> ended(Ended.How.EXPIRED);
      case CANCELLED ->
          new Cancelled(confirmed(), passing.payment.flatMap(Payment::refundMinor).orElseThrow());
    };
  }

  private Ended ended(Ended.How how) {
    return passing.holdEpoch == Waiting.EPOCH
        ? new Ended.OfWait(waiting(), how)
        : new Ended.OfHold(held(), how);
  }

  private Confirmed confirmed() {
    return new Confirmed(held(), passing.payment.orElseThrow().purchase);
  }

  private Waiting waiting() {
    return new Waiting(head(), lasting.waitedFor.orElseThrow(), passing.until);
  }

  private Held held() {
    Hold hold =
        new Hold(passing.holdEpoch, passing.until, passing.confirmableUntil, passing.extended);
    return new Held(head(), hold, lasting.seats, lasting.presaleCode, lasting.waitedFor);
  }

  private Booking.Head head() {
    return new Booking.Head(
        lasting.bookingId,
        lasting.customerId,
        lasting.currency,
        lasting.createdAt,
        passing.version,
        passing.changedAt);
  }
}
