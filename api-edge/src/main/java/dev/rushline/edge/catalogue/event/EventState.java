package dev.rushline.edge.catalogue.event;

/** Whether the event takes place. */
public enum EventState {
  /** As planned. */
  SCHEDULED,
  /** It does not: nothing can be held or confirmed any more. */
  CANCELLED
}
