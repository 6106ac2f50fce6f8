package dev.rushline.streams.stores;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** What entries are kept in: a store, or what gathers changes before one. */
public interface ByteStore {

  /** The value of a key; null when there is none. */
  byte[] get(Bytes key);

  /** Keeps a value in place of the former. */
  void put(Bytes key, byte[] value);

  /** Forgets a key's value, if there is one. */
  void delete(Bytes key);

  /** Entries in the order of their keys, both ends included; to be closed. */
  KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to);

  /** A store of Kafka Streams. */
  static ByteStore of(KeyValueStore<Bytes, byte[]> store) {
    return new ByteStore() {
      @Override
      public byte[] get(Bytes key) {
        return store.get(key);
      }

      @Override
      public void put(Bytes key, byte[] value) {
        store.put(key, value);
      }

      @Override
      public void delete(Bytes key) {
        // Not delete, which reads what there was.
        store.put(key, null);
      }

      @Override
      public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return store.range(from, to);
      }
    };
  }
}
