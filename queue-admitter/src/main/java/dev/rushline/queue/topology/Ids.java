package dev.rushline.queue.topology;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.MalformedInput;

/** Ids as records say them: an empty one names nothing, and must not stop a task. */
final class Ids {
  /** Who joins has no zero in the name, so this one is never in line. */
  private static final CustomerId NOBODY = new CustomerId("\0");

  private Ids() {}

  /**
   * What a record is about.
   *
   * @throws MalformedInput when that is nothing
   */
  static EventId event(String text) {
    if (text.isEmpty()) {
      throw new MalformedInput("a record about no event");
    }
    return new EventId(text);
  }

  /** Whom a record asks for: without a name somebody who is not in line, as any stranger. */
  static CustomerId customer(String text) {
    return text.isEmpty() ? NOBODY : new CustomerId(text);
  }
}
