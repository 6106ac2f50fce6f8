package dev.rushline.search.stores;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Events that wait for something, first marked first; in the store, so that they outlive their
 * task, and in memory, where their order is. Not more than there are events.
 */
final class Marks {
  private static final char TAG = 'M';
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final Set<String> events = new LinkedHashSet<>();

  /** Takes over what a former owner of the store has left. */
  Marks(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    Bytes[] bounds = StateKeys.all(TAG);
    try (KeyValueIterator<Bytes, byte[]> all = store.range(bounds[0], bounds[1])) {
      all.forEachRemaining(mark -> events.add(StateKeys.parts(mark.key)[0]));
    }
  }

  void add(String eventId) {
    if (events.add(eventId)) {
      store.put(StateKeys.key(TAG, eventId), NOTHING);
    }
  }

  List<String> take(int max) {
    List<String> taken = events.stream().limit(max).toList();
    taken.forEach(
        eventId -> {
          events.remove(eventId);
          store.delete(StateKeys.key(TAG, eventId));
        });
    return taken;
  }

  int size() {
    return events.size();
  }
}
