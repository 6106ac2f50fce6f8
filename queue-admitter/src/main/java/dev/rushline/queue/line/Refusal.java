package dev.rushline.queue.line;

/** Every reason for which a line refuses a command, in order of precedence. */
public enum Refusal {
  /** A number of the policy is out of its range, or a message too long. */
  POLICY_INVALID,
  /** The event has no line: book at once. */
  NO_LINE,
  /** The sale is over. */
  LINE_OVER,
  /** The fan has left, and joined again, as often as one may in a round of the line. */
  LEFT_TOO_OFTEN,
  /** As many have joined as a line takes. */
  LINE_FULL,
  /** The fan has no place. */
  NOT_IN_LINE
}
