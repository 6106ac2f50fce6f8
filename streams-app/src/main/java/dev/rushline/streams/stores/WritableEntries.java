package dev.rushline.streams.stores;

/** The entries of a family in one store, for whoever keeps them. */
public final class WritableEntries<K, V> extends Entries<K, V> {
  private final Family<K, V> family;
  private final ByteStore store;

  WritableEntries(Family<K, V> family, ByteStore store) {
    super(family, store);
    this.family = family;
    this.store = store;
  }

  /** Keeps a value in place of the former. */
  public void put(K key, V value) {
    store.put(family.key(key), family.values().encode(value));
  }

  /** Forgets an entry, if there is one. */
  public void delete(K key) {
    store.delete(family.key(key));
  }
}
