package dev.rushline.booking.stores;

import dev.rushline.streams.stores.ByteStore;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store, and before it what a decision writes: it is read at once, and in the store when the
 * decision is made. So a decision that fails half-way has written nothing.
 */
final class Staged implements ByteStore {
  private final KeyValueStore<Bytes, byte[]> store;
  // Empty: deleted.
  private final NavigableMap<Bytes, Optional<byte[]>> changes = new TreeMap<>();

  Staged(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  @Override
  public byte[] get(Bytes key) {
    Optional<byte[]> changed = changes.get(key);
    return changed == null ? store.get(key) : changed.orElse(null);
  }

  @Override
  public void put(Bytes key, byte[] value) {
    changes.put(key, Optional.of(value));
  }

  @Override
  public void delete(Bytes key) {
    changes.put(key, Optional.empty());
  }

  /** To be read before writing on. */
  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    NavigableMap<Bytes, Optional<byte[]>> changed = changes.subMap(from, true, to, true);
    KeyValueIterator<Bytes, byte[]> stored = store.range(from, to);
    return changed.isEmpty() ? stored : new Merged(stored, changed.entrySet().iterator());
  }

  /** Writes what has changed into the store. */
  void save() {
    // Not delete, which reads what there was.
    changes.forEach((key, value) -> store.put(key, value.orElse(null)));
    changes.clear();
  }

  /** What is stored, with what has changed in place of it. */
  private static final class Merged implements KeyValueIterator<Bytes, byte[]> {
    private final KeyValueIterator<Bytes, byte[]> stored;
    private final Iterator<Map.Entry<Bytes, Optional<byte[]>>> changed;
    private KeyValue<Bytes, byte[]> nextStored;
    private Map.Entry<Bytes, Optional<byte[]>> nextChanged;
    private KeyValue<Bytes, byte[]> next;

    Merged(
        KeyValueIterator<Bytes, byte[]> stored,
        Iterator<Map.Entry<Bytes, Optional<byte[]>>> changed) {
      this.stored = stored;
      this.changed = changed;
      nextStored = after(stored);
      nextChanged = after(changed);
      next = find();
    }

    private static <T> T after(Iterator<T> entries) {
      return entries.hasNext() ? entries.next() : null;
    }

    private KeyValue<Bytes, byte[]> find() {
      while (nextChanged != null
          && (nextStored == null || nextChanged.getKey().compareTo(nextStored.key) <= 0)) {
        if (nextStored != null && nextChanged.getKey().equals(nextStored.key)) {
          nextStored = after(stored);
        }
        Map.Entry<Bytes, Optional<byte[]>> change = nextChanged;
        nextChanged = after(changed);
        if (change.getValue().isPresent()) {
          return KeyValue.pair(change.getKey(), change.getValue().get());
        }
      }
      KeyValue<Bytes, byte[]> found = nextStored;
      nextStored = after(stored);
      return found;
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      KeyValue<Bytes, byte[]> found = next;
      if (found == null) {
        throw new NoSuchElementException();
      }
      next = find();
      return found;
    }

    @Override
    public Bytes peekNextKey() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      return next.key;
    }

    @Override
    public void close() {
      stored.close();
    }
  }
}
