package dev.rushline.booking.books;

import java.time.Instant;

/**
 * A customer has bought seats.
 *
 * @param held what was held, and is sold
 * @param purchase how it was paid
 */
public record Confirmed(Held held, Purchase purchase) implements Booking {

  @Override
  public BookingStatus status() {
    return BookingStatus.CONFIRMED;
  }

  @Override
  public Held lastOpen() {
    return held;
  }

  @Override
  public Confirmed numbered(long number) {
    return new Confirmed(held.numbered(number), purchase);
  }

  /** After the sale was taken back, for so much of the price. */
  public Cancelled cancelled(long refundMinor, Instant now) {
    return new Cancelled(new Confirmed(held.at(now), purchase), refundMinor);
  }
}
