package dev.rushline.booking.hall;

import dev.rushline.schemas.ids.BookingId;
import java.util.Arrays;

/**
 * Who has which seat of one row. Each seat has one slot, so two holders cannot be written down.
 * Changed only through {@link SeatedSection}.
 */
public final class RowClaims {
  private final BookingId[] holders;
  private final boolean[] sold;

  /** A row of this many seats that nobody has. */
  public RowClaims(int size) {
    holders = new BookingId[size];
    sold = new boolean[size];
  }

  /** Number of seats in the row. */
  public int size() {
    return holders.length;
  }

  /** Id of the booking that has the seat; null when nobody has. */
  public BookingId holder(int seat) {
    return holders[seat];
  }

  /** Whether the seat is sold; false where it is held or free. */
  public boolean isSold(int seat) {
    return sold[seat];
  }

  /** Whether nobody has a seat in this row. */
  public boolean isEmpty() {
    return Arrays.stream(holders).allMatch(holder -> holder == null);
  }

  /** Gives the seat to a booking; for restoring what was stored. */
  public void set(int seat, BookingId bookingId, boolean isSold) {
    holders[seat] = bookingId;
    sold[seat] = isSold;
  }
}
