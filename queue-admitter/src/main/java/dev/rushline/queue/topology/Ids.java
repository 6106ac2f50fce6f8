package dev.rushline.queue.topology;

import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.MalformedInput;

/**
 * Ids as records say them: an empty one names nothing, one with U+0000 would be kept under another
 * name, where keys have it between their parts, and neither must stop a task.
 */
final class Ids {
  /** What OpenID Connect allows a subject; far longer ones would not fit into a state value. */
  static final int NAME_LENGTH_MAX = 255;

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

  /**
   * Whom a record is about.
   *
   * @throws MalformedInput when that is nobody who could ever be in line
   */
  static CustomerId customer(String text) {
    if (!namesAFan(text)) {
      throw new MalformedInput("not a possible customer id");
    }
    return new CustomerId(text);
  }

  /** Whether somebody of this name could be in line. */
  static boolean namesAFan(String text) {
    return !text.isEmpty() && text.length() <= NAME_LENGTH_MAX && text.indexOf('\0') < 0;
  }
}
