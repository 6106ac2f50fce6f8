package dev.rushline.edge.search;

import java.time.Instant;

/** What an event offers at the moment of asking; derived from its times, never stored. */
enum SaleState {
  /** It does not take place. */
  CANCELLED,
  /** It has begun, or is over. */
  PAST,
  /** It is to come, and its sale has not opened yet or has ended. */
  UPCOMING,
  /** Its sale is open, and no seat was free at last notice. */
  SOLD_OUT,
  /** Its sale is open, and seats were free at last notice or nobody has told yet. */
  ON_SALE;

  /**
   * The state of an event.
   *
   * @param opensAt null: the sale was open at once
   * @param seatsLeft null: nobody has told yet
   */
  static SaleState at(
      Instant now,
      boolean cancelled,
      Instant startsAt,
      Instant opensAt,
      Instant closesAt,
      Integer seatsLeft) {
    if (cancelled) {
      return CANCELLED;
    }
    if (!startsAt.isAfter(now)) {
      return PAST;
    }
    if ((opensAt != null && opensAt.isAfter(now)) || !closesAt.isAfter(now)) {
      return UPCOMING;
    }
    return seatsLeft != null && seatsLeft <= 0 ? SOLD_OUT : ON_SALE;
  }
}
