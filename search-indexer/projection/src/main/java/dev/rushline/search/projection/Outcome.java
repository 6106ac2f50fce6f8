package dev.rushline.search.projection;

/** What became of an event that was marked. */
public sealed interface Outcome {

  /** The event. */
  String eventId();

  /**
   * A new document.
   *
   * @param version higher than any before it, also across deletions
   */
  record Written(String eventId, long version, Content content) implements Outcome {}

  /**
   * The event is gone, or lacks its venue.
   *
   * @param version higher than any before it
   */
  record Withdrawn(String eventId, long version) implements Outcome {}

  /** There is nothing to say: what search knows is what there is. */
  record Unchanged(String eventId) implements Outcome {}
}
