package dev.rushline.streams.stores;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The entries of a family in one store, to be read. */
public sealed class Entries<K, V> permits WritableEntries {
  private final Family<K, V> family;
  private final ByteStore store;

  Entries(Family<K, V> family, ByteStore store) {
    this.family = family;
    this.store = store;
  }

  /** The value of a key. */
  public final Optional<V> find(K key) {
    Bytes bytes = family.key(key);
    byte[] value = store.get(bytes);
    return value == null ? Optional.empty() : Optional.of(family.read(bytes, value));
  }

  /** Whether a key has a value, which is not looked at. */
  public final boolean contains(K key) {
    return store.get(family.key(key)) != null;
  }

  /** Shows all entries, in the order of their keys. */
  public final void forEach(BiConsumer<K, V> visitor) {
    try (KeyValueIterator<K, V> all = range(family.first(), family.last())) {
      all.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }

  /** Shows those whose keys begin with these parts, in the order of their keys. */
  public final void forEach(Consumer<KeyForm.Writer> firstParts, BiConsumer<K, V> visitor) {
    try (KeyValueIterator<K, V> all = range(family.from(firstParts), family.to(firstParts))) {
      all.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
    }
  }

  /**
   * Shows all entries, in the order of their keys; one that cannot be read does not keep the others
   * from being shown.
   *
   * @param unreadable is shown those
   */
  public final void forEach(BiConsumer<K, V> visitor, Consumer<UnreadableEntry> unreadable) {
    try (KeyValueIterator<Bytes, byte[]> all = store.range(family.first(), family.last())) {
      all.forEachRemaining(entry -> show(entry, visitor, unreadable));
    }
  }

  private void show(
      KeyValue<Bytes, byte[]> entry,
      BiConsumer<K, V> visitor,
      Consumer<UnreadableEntry> unreadable) {
    K key;
    V value;
    try {
      key = family.read(entry.key);
      value = family.read(entry.key, entry.value);
    } catch (UnreadableEntry fault) {
      unreadable.accept(fault);
      return;
    }
    visitor.accept(key, value);
  }

  /** All keys, in their order. */
  public final List<K> keys() {
    List<K> keys = new ArrayList<>();
    try (Keys<K> all = keys(family.first(), family.last())) {
      all.forEachRemaining(keys::add);
    }
    return keys;
  }

  /**
   * Keys in their order, without a look at the values; to be closed.
   *
   * @param from of the family, as is {@code to}
   */
  public final Keys<K> keys(Bytes from, Bytes to) {
    return new Keys<>(store.range(from, to), family);
  }

  /** Keys of a range. */
  public static final class Keys<K> implements Iterator<K>, AutoCloseable {
    private final KeyValueIterator<Bytes, byte[]> kept;
    private final Family<K, ?> family;

    private Keys(KeyValueIterator<Bytes, byte[]> kept, Family<K, ?> family) {
      this.kept = kept;
      this.family = family;
    }

    @Override
    public boolean hasNext() {
      return kept.hasNext();
    }

    @Override
    public K next() {
      return family.read(kept.next().key);
    }

    @Override
    public void close() {
      kept.close();
    }
  }

  /**
   * Entries in the order of their keys, decoded one by one; to be closed.
   *
   * @param from of the family, as is {@code to}
   */
  public final KeyValueIterator<K, V> range(Bytes from, Bytes to) {
    KeyValueIterator<Bytes, byte[]> kept = store.range(from, to);
    return new KeyValueIterator<>() {
      @Override
      public boolean hasNext() {
        return kept.hasNext();
      }

      @Override
      public KeyValue<K, V> next() {
        KeyValue<Bytes, byte[]> entry = kept.next();
        return KeyValue.pair(family.read(entry.key), family.read(entry.key, entry.value));
      }

      @Override
      public K peekNextKey() {
        return family.read(kept.peekNextKey());
      }

      @Override
      public void close() {
        kept.close();
      }
    };
  }
}
