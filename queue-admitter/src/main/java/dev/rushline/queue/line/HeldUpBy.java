package dev.rushline.queue.line;

/** What keeps the next fan from being admitted, the strongest reason first. */
public enum HeldUpBy {
  /** The line has not opened. */
  NOT_OPEN,
  /** The sale is over. */
  OVER,
  /** An operator has stopped admission. */
  PAUSE,
  /** Nothing is left to sell. */
  SOLD_OUT,
  /** The owner of the sale is behind: more fans would only wait longer inside. */
  BOOKING_LAG,
  /** As many are inside as the policy allows. */
  FULL,
  /** As many are inside as there are seats left, or likely to come back. */
  SEATS,
  /** As many as the rate allows were admitted. */
  RATE,
  /** Nothing. */
  NOTHING
}
