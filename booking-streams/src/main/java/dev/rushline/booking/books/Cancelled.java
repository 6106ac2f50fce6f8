package dev.rushline.booking.books;

/**
 * A sale was taken back.
 *
 * @param sale what was sold
 * @param refundMinor what the customer gets back, in minor units
 */
public record Cancelled(Confirmed sale, long refundMinor) implements Booking {

  @Override
  public BookingStatus status() {
    return BookingStatus.CANCELLED;
  }

  @Override
  public Held lastOpen() {
    return sale.held();
  }

  @Override
  public Cancelled numbered(long number) {
    return new Cancelled(sale.numbered(number), refundMinor);
  }
}
