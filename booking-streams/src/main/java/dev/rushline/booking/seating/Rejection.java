package dev.rushline.booking.seating;

/**
 * Every reason for a "no", in order of precedence: when several hold, the first is given. Numbers
 * are never reused.
 */
public enum Rejection {
  /** No seats, or a count below 1: the sender is at fault. Retrying never helps. */
  MALFORMED(1),
  /** The owner knows no sale of this event. May help once the catalogue's change has arrived. */
  SALE_UNKNOWN(2),
  /** The idempotency key was used for another request. Use a new key. */
  IDEMPOTENCY_KEY_REUSED(3),
  /** The booking id belongs to another booking. */
  BOOKING_ID_REUSED(4),
  /** The event does not take place. Retrying never helps. */
  EVENT_CANCELLED(5),
  /** The sale has not begun. Helps once it has. */
  SALE_NOT_OPEN(6),
  /** The sale is over. Retrying never helps. */
  SALE_CLOSED(7),
  /** Only those may buy yet who have a presale code. Helps with one, or once the sale has begun. */
  PRESALE_CODE_NEEDED(32),
  /** No such presale code in this sale. */
  PRESALE_CODE_UNKNOWN(33),
  /** As many bookings or seats stand on the presale code as may. Helps when one of them ends. */
  PRESALE_CODE_USED(34),
  /** More seats than one booking may have. */
  ORDER_LIMIT(8),
  /** No such section in this sale. */
  SECTION_UNKNOWN(9),
  /** No such price category in this sale. */
  CATEGORY_UNKNOWN(10),
  /** No such seat in this sale. */
  SEAT_UNKNOWN(11),
  /** Numbered seats asked of a standing area, or the reverse. */
  WRONG_SECTION_KIND(12),
  /** More seats than this customer may hold and have bought. Helps when own holds end. */
  CUSTOMER_LIMIT(13),
  /** The organiser keeps the seat from sale. */
  SEAT_HELD_BACK(14),
  /** A seat kept for people in wheelchairs and those with them. Say how many wheelchairs come. */
  ACCESSIBLE_SEAT(23),
  /** Somebody else has the seat. May help while it is only held. */
  SEAT_TAKEN(15),
  /** Fewer seats are free than asked for. May help when holds end. */
  NOT_ENOUGH_SEATS(16),
  /** Enough seats are free, but not side by side. May help with neighbouring rows. */
  SEATS_NOT_TOGETHER(24),
  /** The choice leaves a seat without a neighbour, and another choice would not. Choose that. */
  ORPHAN_SEAT(25),
  /** More seats of a price category than this customer may hold and have bought. */
  CATEGORY_LIMIT(26),
  /** No such booking of this customer. */
  BOOKING_UNKNOWN(17),
  /** The hold passed its deadline. Check out again. */
  HOLD_EXPIRED(18),
  /** The hold was let go. Check out again. */
  HOLD_RELEASED(19),
  /** A newer hold of the booking has taken this one's place. */
  HOLD_SUPERSEDED(20),
  /** The booking is sold already. */
  ALREADY_CONFIRMED(21),
  /** The sale was taken back. */
  BOOKING_CANCELLED(27),
  /** The authorised amount is not the booking's total. */
  AMOUNT_MISMATCH(22),
  /** Holds of this sale are not extended. */
  EXTENSION_NOT_OFFERED(28),
  /** The hold was extended before, and is only once. */
  ALREADY_EXTENDED(29),
  /** Only what is sold can be cancelled; a hold is let go instead. */
  NOT_CONFIRMED(30),
  /** The customer may not cancel, or not any more. */
  NOT_CANCELLABLE(31),
  /** This sale has no waitlist. */
  NO_WAITLIST(35),
  /** Seats are free for the wish: check out instead. */
  SEATS_AVAILABLE(36),
  /** The customer waits for seats of this event already. */
  ALREADY_WAITING(37),
  /** As many wait, or wait for as many different things, as may. */
  WAITLIST_FULL(38),
  /** The booking waits for seats and has none yet. */
  STILL_WAITING(39);

  private final int number;

  Rejection(int number) {
    this.number = number;
  }

  /** Stable number, for tools that cannot carry the name. */
  public int number() {
    return number;
  }
}
