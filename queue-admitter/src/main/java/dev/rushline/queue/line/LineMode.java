package dev.rushline.queue.line;

/** When an event has a line. */
public enum LineMode {
  /** Never. */
  OFF,
  /** From when demand exceeds the policy's threshold until it falls below half of it. */
  AUTOMATIC,
  /** Until the policy changes. */
  ALWAYS
}
