package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;

/** Fans and events by the names that tests give them. */
public final class Named {
  private Named() {}

  /** The fan of this name. */
  public static CustomerId fan(String name) {
    return new CustomerId(name);
  }

  /** The event of this name. */
  public static EventId event(String name) {
    return new EventId(name);
  }
}
