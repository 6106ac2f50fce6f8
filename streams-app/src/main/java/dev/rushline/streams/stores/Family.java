package dev.rushline.streams.stores;

import java.util.Arrays;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * All entries of one kind. A store has several families, so that what changes together is in one
 * transaction of few changelogs; they lie one behind the other, by their tags.
 *
 * @param tag the first byte of its keys, which no other family of the store has; an ASCII letter
 * @param keys what follows in a key
 * @param values what is kept
 */
public record Family<K, V>(char tag, KeyForm<K> keys, ValueForm<V> values) {

  /** Its entries in a store. */
  public WritableEntries<K, V> in(KeyValueStore<Bytes, byte[]> store) {
    return in(ByteStore.of(store));
  }

  /** Its entries in what stands before a store. */
  public WritableEntries<K, V> in(ByteStore store) {
    return new WritableEntries<>(this, store);
  }

  /** A key as it is kept. */
  public Bytes key(K key) {
    return from(parts -> keys.write(key, parts));
  }

  /** What a key says, or an {@link UnreadableEntry}. */
  public K read(Bytes key) {
    try {
      return keys.read(new KeyForm.Reader(key));
    } catch (RuntimeException fault) {
      throw new UnreadableEntry(tag, key, fault);
    }
  }

  /** What the value of a key says, or an {@link UnreadableEntry}. */
  public V read(Bytes key, byte[] value) {
    try {
      return values.decode(value);
    } catch (RuntimeException fault) {
      throw new UnreadableEntry(tag, key, fault);
    }
  }

  /** Before every key that begins with these parts. */
  public Bytes from(Consumer<KeyForm.Writer> parts) {
    KeyForm.Writer writer = new KeyForm.Writer(tag);
    parts.accept(writer);
    return writer.toBytes();
  }

  /** Behind every key that begins with these parts, the last of which has an end. */
  public Bytes to(Consumer<KeyForm.Writer> parts) {
    Bytes end = from(parts);
    end.get()[end.get().length - 1]++;
    return end;
  }

  /** The first possible key behind this one. */
  public Bytes after(K key) {
    byte[] bytes = key(key).get();
    return Bytes.wrap(Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** Before all keys but those whose first part is empty, and so names nothing. */
  Bytes first() {
    return Bytes.wrap(new byte[] {(byte) tag, 1});
  }

  /** Behind all keys. */
  Bytes last() {
    return Bytes.wrap(new byte[] {(byte) (tag + 1)});
  }
}
