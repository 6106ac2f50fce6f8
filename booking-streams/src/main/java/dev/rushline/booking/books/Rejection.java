package dev.rushline.booking.books;

/**
 * Every reason for a "no". When several hold, a checkout is given the first of this list; other
 * commands look at the booking first, in an order that PrecedenceTest has. Numbers are never
 * reused.
 */
public enum Rejection {
  /**
   * A fault of ours keeps the owner from deciding anything of this event. May help once it is
   * mended.
   */
  SALE_QUARANTINED(40, Retry.LATER),
  /** No seats, or a count below 1: the sender is at fault. */
  MALFORMED(1, Retry.NEVER),
  /** The owner knows no sale of this event. May help once the catalogue's change has arrived. */
  SALE_UNKNOWN(2, Retry.LATER),
  /** The idempotency key was used for another request. Use a new key. */
  IDEMPOTENCY_KEY_REUSED(3, Retry.OTHERWISE),
  /** The booking id belongs to another booking. */
  BOOKING_ID_REUSED(4, Retry.NEVER),
  /** The event does not take place. */
  EVENT_CANCELLED(5, Retry.NEVER),
  /** The sale has not begun. Helps once it has. */
  SALE_NOT_OPEN(6, Retry.LATER),
  /** The sale is over. */
  SALE_CLOSED(7, Retry.NEVER),
  /** Only those may buy yet who have a presale code. Helps with one, or once the sale has begun. */
  PRESALE_CODE_NEEDED(32, Retry.LATER),
  /** No such presale code in this sale. */
  PRESALE_CODE_UNKNOWN(33, Retry.OTHERWISE),
  /** As many bookings or seats stand on the presale code as may. Helps when one of them ends. */
  PRESALE_CODE_USED(34, Retry.LATER),
  /** More seats than one booking may have. */
  ORDER_LIMIT(8, Retry.OTHERWISE),
  /** No such section in this sale. */
  SECTION_UNKNOWN(9, Retry.NEVER),
  /** Numbered seats asked of a standing area, or the reverse. */
  WRONG_SECTION_KIND(12, Retry.OTHERWISE),
  /** No such price category in this sale. */
  CATEGORY_UNKNOWN(10, Retry.NEVER),
  /** No such seat in this sale. */
  SEAT_UNKNOWN(11, Retry.NEVER),
  /** More seats than this customer may hold and have bought. Helps when own holds end. */
  CUSTOMER_LIMIT(13, Retry.LATER),
  /** The organiser keeps the seat from sale. */
  SEAT_HELD_BACK(14, Retry.OTHERWISE),
  /** A seat kept for people in wheelchairs and those with them. Say how many wheelchairs come. */
  ACCESSIBLE_SEAT(23, Retry.OTHERWISE),
  /** Somebody else has the seat. May help while it is only held. */
  SEAT_TAKEN(15, Retry.LATER),
  /**
   * Fewer seats are free than asked for, or others who wait come first. May help when holds end.
   */
  NOT_ENOUGH_SEATS(16, Retry.LATER),
  /** Enough seats are free, but not side by side. May help with neighbouring rows. */
  SEATS_NOT_TOGETHER(24, Retry.LATER),
  /** The choice leaves a seat without a neighbour, and another choice would not. Choose that. */
  ORPHAN_SEAT(25, Retry.OTHERWISE),
  /** More seats of a price category than this customer may hold and have bought. */
  CATEGORY_LIMIT(26, Retry.LATER),
  /** No such booking of this customer. */
  BOOKING_UNKNOWN(17, Retry.NEVER),
  /** The hold passed its deadline. Check out again. */
  HOLD_EXPIRED(18, Retry.OTHERWISE),
  /** The hold was let go. Check out again. */
  HOLD_RELEASED(19, Retry.OTHERWISE),
  /** A newer hold of the booking has taken this one's place. */
  HOLD_SUPERSEDED(20, Retry.OTHERWISE),
  /** The booking is sold already. */
  ALREADY_CONFIRMED(21, Retry.NEVER),
  /** The sale was taken back. */
  BOOKING_CANCELLED(27, Retry.NEVER),
  /** The authorised amount is not the booking's total. */
  AMOUNT_MISMATCH(22, Retry.OTHERWISE),
  /** Holds of this sale are not extended. */
  EXTENSION_NOT_OFFERED(28, Retry.NEVER),
  /** The hold was extended before, and is only once. */
  ALREADY_EXTENDED(29, Retry.NEVER),
  /** Only what is sold can be cancelled; a hold is let go instead. */
  NOT_CONFIRMED(30, Retry.OTHERWISE),
  /** The customer may not cancel, or not any more. */
  NOT_CANCELLABLE(31, Retry.NEVER),
  /** This sale has no waitlist. */
  NO_WAITLIST(35, Retry.NEVER),
  /** Seats are free for the wish: check out instead. */
  SEATS_AVAILABLE(36, Retry.OTHERWISE),
  /** The customer waits for seats of this event already. */
  ALREADY_WAITING(37, Retry.NEVER),
  /** As many wait, or wait for as many different things, as may. */
  WAITLIST_FULL(38, Retry.LATER),
  /** The booking waits for seats and has none yet. */
  STILL_WAITING(39, Retry.LATER);

  /** Whether asking again can help. */
  public enum Retry {
    /** Not with this event or booking. */
    NEVER,
    /** The same request may be granted later. */
    LATER,
    /** Another request may be granted at once: other seats, a new key, a new checkout. */
    OTHERWISE
  }

  private final int number;
  private final Retry retry;

  Rejection(int number, Retry retry) {
    this.number = number;
    this.retry = retry;
  }

  /** Stable number, for tools that cannot carry the name. */
  public int number() {
    return number;
  }

  /** Whether asking again can help. */
  public Retry retry() {
    return retry;
  }
}
