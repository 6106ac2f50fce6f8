package dev.rushline.queue.topology;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.MalformedInput;

/**
 * Ids as records say them: an empty one names nothing, one with U+0000 would be kept under another
 * name, where keys have it between their parts, and neither must stop a task.
 */
final class Ids {
  /** Who joins has no zero in the name, so this one is never in line. */
  private static final CustomerId NOBODY = new CustomerId("\0");

  private Ids() {}

  /**
   * What a record is about.
   *
   * @throws MalformedInput when that is nothing, or cannot be kept
   */
  static EventId event(String text) {
    if (text.isEmpty() || text.indexOf('\0') >= 0) {
      throw new MalformedInput("a record about no event, or one with U+0000 in its name");
    }
    return new EventId(text);
  }

  /** Whom a record asks for: without a name somebody who is not in line, as any stranger. */
  static CustomerId customer(String text) {
    return text.isEmpty() ? NOBODY : new CustomerId(text);
  }
}
