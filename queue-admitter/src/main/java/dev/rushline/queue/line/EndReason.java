package dev.rushline.queue.line;

/** Why a place or a slot ended. */
public enum EndReason {
  /** The fan gave it up. */
  LEFT,
  /** The fan has booked. */
  CONFIRMED,
  /** The time inside was over. */
  TIMED_OUT,
  /** The fan did not show up in time. */
  NO_SHOW
}
