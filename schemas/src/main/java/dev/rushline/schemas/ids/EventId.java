package dev.rushline.schemas.ids;

import java.util.regex.Pattern;

/**
 * Names an event, and is the key of all records about it.
 *
 * @param text what the organiser chose, or what was drawn; see {@link #isPossible}
 */
public record EventId(String text) implements Comparable<EventId> {
  /**
   * 1 to 64 characters, safe in addresses and record keys; no dot, because a booking id is an event
   * id, a dot and a suffix.
   */
  public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

  public EventId {
    Identity.require(text);
  }

  /** Whether an organiser may have given an event this id. */
  public static boolean isPossible(String text) {
    return PATTERN.matcher(text).matches();
  }

  @Override
  public int compareTo(EventId other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
