package dev.rushline.booking.books;

import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Seats are kept for a customer.
 *
 * @param hold named by the booking's id and its epoch
 * @param seats one entry per seat or place
 * @param presaleCode hash of the presale code it stands on; empty when it needed none
 * @param waitedFor what it has waited for; empty when it did not
 */
public record Held(
    Head head,
    Hold hold,
    List<BookedSeat> seats,
    Optional<String> presaleCode,
    Optional<Wish> waitedFor)
    implements Open {
  public Held {
    seats = List.copyOf(seats);
  }

  /** How long until the first of these holds ends; empty when there are none. */
  public static Optional<Duration> untilFirstDeadline(List<Held> holds, Instant now) {
    return holds.stream().map(held -> Duration.between(now, held.until())).min(Duration::compareTo);
  }

  @Override
  public BookingStatus status() {
    return BookingStatus.HELD;
  }

  @Override
  public Instant until() {
    return hold.expiresAt();
  }

  @Override
  public int holdEpoch() {
    return hold.epoch();
  }

  @Override
  public Held numbered(long number) {
    return with(head.numbered(number), hold);
  }

  @Override
  public Ended.OfHold released(Instant now) {
    return new Ended.OfHold(at(now), Ended.How.RELEASED);
  }

  @Override
  public Ended.OfHold expired(Instant now) {
    return new Ended.OfHold(at(now), Ended.How.EXPIRED);
  }

  /** Paid, and so sold. */
  public Confirmed confirmed(String paymentId, Instant now) {
    return new Confirmed(at(now), new Purchase(paymentId, now));
  }

  /** With a later deadline, once. */
  public Held extended(Duration extension, Instant now) {
    return with(head.changed(now), hold.extended(extension));
  }

  /** With other seats at the prices of these terms, under a new hold with the old deadline. */
  public Held changed(
      List<BookedSeat> nextSeats, Optional<String> code, SaleTerms terms, Instant now) {
    return new Held(head.changed(terms.currency(), now), hold.next(), nextSeats, code, waitedFor);
  }

  /** The same in a booking that changes now. */
  Held at(Instant now) {
    return with(head.changed(now), hold);
  }

  private Held with(Head nextHead, Hold nextHold) {
    return new Held(nextHead, nextHold, seats, presaleCode, waitedFor);
  }
}
