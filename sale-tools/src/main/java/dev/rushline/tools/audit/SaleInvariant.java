package dev.rushline.tools.audit;

import dev.rushline.proof.Invariant;

/**
 * What must always hold of a sale. Whoever knows only the log can see four of them, the {@link
 * SeatBook}; the others are for whoever sees every decision and the stores as well.
 */
public enum SaleInvariant implements Invariant {
  /** A seat that somebody has is given to nobody else. */
  NO_SEAT_HAS_TWO_HOLDERS,
  /** A hold is confirmed, released or expired, and only one of them. */
  EVERY_HOLD_ENDS_ONCE,
  /** A hold does not end by itself before its deadline, and keeps nobody out after it. */
  HOLDS_LAST_AS_LONG_AS_THEY_SAY,
  /** A booking that was confirmed stays so until it is cancelled. */
  NOTHING_CONFIRMED_IS_LOST,
  /** Seats are sold to the booking that held them, as it held them. */
  NOTHING_UNCONFIRMED_IS_SOLD,
  /** Nobody is given more seats than one customer may have, of all or of a category. */
  NO_CUSTOMER_OVER_LIMIT,
  /** No more bookings and seats stand on a presale code than may. */
  NO_CODE_OVER_QUOTA,
  /** Free, held, sold and held-back seats are all seats, and as many of each as events say. */
  SEATS_ARE_CONSERVED,
  /**
   * No seats are free that somebody waits for, or nobody else gets any until those who wait have.
   */
  THOSE_WHO_WAIT_COME_FIRST,
  /** Of two who wait for the same, the one who came first is served first. */
  NOBODY_OVERTAKES,
  /** The same request gets the same answer for a day. */
  ANSWERS_ARE_STABLE,
  /** By one command happens no more than it says, and a follow-up leaves less to do. */
  COMMANDS_ARE_BOUNDED,
  /** Versions count from 1 without gaps. */
  STORY_HAS_NO_GAPS,
  /** The same commands at the same times lead to the same decisions and the same stored bytes. */
  REPLAY_EQUALS_LIVE,
  /** The rules never contradict their own seat map, and never fail in another way. */
  NO_CONTRADICTION
}
