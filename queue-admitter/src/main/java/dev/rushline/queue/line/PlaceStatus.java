package dev.rushline.queue.line;

/** Where a fan is. */
public enum PlaceStatus {
  /** In line. */
  WAITING,
  /** Admitted, has not shown up yet. */
  CALLED,
  /** Admitted and there. */
  INSIDE,
  /** Not in line any more. */
  ENDED;

  /** Whether a fan takes up one of the slots inside. */
  public boolean hasSlot() {
    return this == CALLED || this == INSIDE;
  }
}
