package dev.rushline.booking.hall;

import dev.rushline.schemas.ids.BookingId;

/** How a seat changes hands: the only way in which a section changes. */
public enum Move {
  /** From nobody to a booking, until a deadline. */
  HOLD,
  /** From a booking that holds it to the same booking, for good. */
  SELL,
  /** From a booking that holds it back to nobody. */
  FREE,
  /** From a booking that has bought it back to nobody. */
  GIVE_BACK;

  /**
   * Moves a numbered seat. A move that contradicts who has it is a bug and must not pass
   * (IllegalStateException).
   */
  public void apply(Seat seat, BookingId bookingId) {
    switch (this) {
      case HOLD -> seat.section().hold(seat.row(), seat.index(), bookingId);
      case SELL -> seat.section().sell(seat.row(), seat.index(), bookingId);
      case FREE -> seat.section().free(seat.row(), seat.index(), bookingId);
      case GIVE_BACK -> seat.section().giveBack(seat.row(), seat.index(), bookingId);
    }
  }

  /** Moves so many places of an area, all of one booking. */
  public void apply(StandingArea area, int places) {
    switch (this) {
      case HOLD -> area.hold(places);
      case SELL -> area.sell(places);
      case FREE -> area.free(places);
      case GIVE_BACK -> area.giveBack(places);
    }
  }
}
