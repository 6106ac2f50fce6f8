package dev.rushline.booking.books;

import dev.rushline.booking.terms.SaleTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A customer waits for seats.
 *
 * @param wish what for
 * @param until when the customer waits no longer
 */
public record Waiting(Head head, Wish wish, Instant until) implements Open {
  /** What commands, messages and stores have in place of a hold's number, which is from 1. */
  public static final int EPOCH = 0;

  @Override
  public BookingStatus status() {
    return BookingStatus.WAITING;
  }

  @Override
  public List<BookedSeat> seats() {
    return List.of();
  }

  @Override
  public int holdEpoch() {
    return EPOCH;
  }

  @Override
  public Waiting numbered(long number) {
    return with(head.numbered(number));
  }

  @Override
  public Ended.OfWait released(Instant now) {
    return ended(Ended.How.RELEASED, now);
  }

  @Override
  public Ended.OfWait expired(Instant now) {
    return ended(Ended.How.EXPIRED, now);
  }

  /** With the seats it has waited for, at the prices of these terms. */
  public Held offered(List<BookedSeat> offer, Duration ttl, SaleTerms terms, Instant now) {
    return new Held(
        head.changed(terms.currency(), now),
        Hold.first(now, ttl),
        offer,
        Optional.empty(),
        Optional.of(wish));
  }

  private Ended.OfWait ended(Ended.How how, Instant now) {
    return new Ended.OfWait(with(head.changed(now)), how);
  }

  private Waiting with(Head next) {
    return new Waiting(next, wish, until);
  }
}
