package dev.rushline.booking.audit;

/**
 * An invariant that does not hold.
 *
 * @param invariant which one
 * @param eventId the event concerned
 * @param version the event's version at which it showed
 * @param what what was seen, for people
 */
public record Violation(Invariant invariant, String eventId, long version, String what) {

  /** What must always hold. */
  public enum Invariant {
    /**
     * Versions of an event count from 1 without gaps or repetitions: nothing is lost or doubled.
     */
    STORY_HAS_NO_GAPS,
    /** A seat that somebody has is given to nobody else. */
    NO_SEAT_HAS_TWO_HOLDERS,
    /** A hold is confirmed, released or expired, and only one of them. */
    EVERY_HOLD_ENDS_ONCE,
    /** Seats are sold to the booking that held them, as it held them. */
    NOTHING_UNCONFIRMED_IS_SOLD
  }
}
