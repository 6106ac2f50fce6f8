package dev.rushline.booking.seating;

import java.util.ArrayList;
import java.util.List;

/**
 * What one customer has of one event.
 *
 * @param held seats on hold
 * @param bought seats sold
 * @param openHolds ids of the bookings whose seats are on hold; few, since held is limited
 */
public record CustomerTally(int held, int bought, List<String> openHolds) {

  /** Of a customer never seen. */
  public static final CustomerTally NOTHING = new CustomerTally(0, 0, List.of());

  public CustomerTally {
    openHolds = List.copyOf(openHolds);
  }

  CustomerTally holding(Booking booking) {
    List<String> open = new ArrayList<>(openHolds);
    open.add(booking.bookingId());
    return new CustomerTally(held + booking.seats().size(), bought, open);
  }

  CustomerTally withoutHold(Booking booking) {
    return new CustomerTally(held - booking.seats().size(), bought, openHoldsWithout(booking));
  }

  CustomerTally buying(Booking booking) {
    int seats = booking.seats().size();
    return new CustomerTally(held - seats, bought + seats, openHoldsWithout(booking));
  }

  private List<String> openHoldsWithout(Booking booking) {
    return openHolds.stream().filter(id -> !id.equals(booking.bookingId())).toList();
  }
}
