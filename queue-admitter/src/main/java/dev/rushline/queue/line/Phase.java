package dev.rushline.queue.line;

/** How far a line has come, apart from what holds it up at the moment. */
public enum Phase {
  /** There is no line: whoever comes may book. */
  IDLE,
  /** Fans join; their order will be drawn. */
  GATHERING,
  /** Fans are admitted in the order of their numbers. */
  OPEN
}
