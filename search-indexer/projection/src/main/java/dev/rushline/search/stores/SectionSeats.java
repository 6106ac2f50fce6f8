package dev.rushline.search.stores;

import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Free seats by section, their sums by event, and which sums have changed. */
public final class SectionSeats {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Marks changed;

  /** Takes over the store, with the changes that were not handed on. */
  public SectionSeats(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.changed = new Marks(store);
  }

  /**
   * Takes in what is free in a section.
   *
   * @param free seats and places, 0 or more
   */
  public void put(String eventId, String sectionId, int free) {
    Bytes section = StateKeys.key('F', eventId, sectionId);
    byte[] before = store.get(section);
    if (before != null && Encoding.toInt(before) == free) {
      return;
    }
    store.put(section, Encoding.ofInt(free));
    int sum = ofEvent(eventId) + free - (before == null ? 0 : Encoding.toInt(before));
    store.put(StateKeys.key('S', eventId), Encoding.ofInt(sum));
    changed.add(eventId);
  }

  /** What is free in all sections of an event. */
  public int ofEvent(String eventId) {
    byte[] value = store.get(StateKeys.key('S', eventId));
    return value == null ? 0 : Encoding.toInt(value);
  }

  /** Whether any sum has changed since it was last taken. */
  public boolean hasChanged() {
    return changed.size() > 0;
  }

  /** Events whose sum has changed since it was last taken, first changed first. */
  public List<String> takeChanged(int max) {
    return changed.take(max);
  }
}
