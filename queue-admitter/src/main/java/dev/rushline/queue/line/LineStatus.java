package dev.rushline.queue.line;

/** How a line stands, in the words that fans and operators see. */
public enum LineStatus {
  /** There is no line: whoever comes may book. */
  IDLE,
  /** Fans join, nobody is admitted yet. */
  GATHERING,
  /** Fans are admitted. */
  OPEN,
  /** An operator has stopped admission. */
  PAUSED,
  /** Nothing is left to sell, and nothing is on hold that could come back. */
  DRAINED,
  /** The sale is over. */
  CLOSED
}
