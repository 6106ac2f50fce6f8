package dev.rushline.tools.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store on the heap that can crash: in the middle of its writes when told so, and back to what it
 * was at the last commit.
 */
public final class MemoryStore implements KeyValueStore<Bytes, byte[]> {
  private final String name;
  private final CrashPlan crashes;
  private NavigableMap<Bytes, byte[]> entries = new TreeMap<>();
  private NavigableMap<Bytes, byte[]> committed = new TreeMap<>();

  /** An empty store. */
  public MemoryStore(String name, CrashPlan crashes) {
    this.name = name;
    this.crashes = crashes;
  }

  /** What is written so far survives a crash. */
  public void commit() {
    committed = new TreeMap<>(entries);
  }

  /** What was written since the last commit is lost. */
  public void restore() {
    entries = new TreeMap<>(committed);
  }

  /** All entries; values are never changed in place. */
  public Map<Bytes, byte[]> entries() {
    return entries;
  }

  @Override
  public void put(Bytes key, byte[] value) {
    crashes.beforeWrite();
    if (value == null) {
      entries.remove(key);
    } else {
      entries.put(key, value);
    }
  }

  @Override
  public byte[] putIfAbsent(Bytes key, byte[] value) {
    byte[] former = get(key);
    if (former == null) {
      put(key, value);
    }
    return former;
  }

  @Override
  public void putAll(List<KeyValue<Bytes, byte[]>> all) {
    all.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public byte[] delete(Bytes key) {
    byte[] former = get(key);
    put(key, null);
    return former;
  }

  @Override
  public byte[] get(Bytes key) {
    return entries.get(key);
  }

  /** Both ends inclusive, as the interface has it. */
  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    return new Entries(new TreeMap<>(entries.subMap(from, true, to, true)).entrySet().iterator());
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> all() {
    return new Entries(new TreeMap<>(entries).entrySet().iterator());
  }

  @Override
  public long approximateNumEntries() {
    return entries.size();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    // lives on the heap
  }

  @Override
  public void flush() {
    // lives on the heap
  }

  @Override
  public void close() {
    // lives on the heap
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  private static final class Entries implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<Map.Entry<Bytes, byte[]>> entries;
    private Map.Entry<Bytes, byte[]> next;

    private Entries(Iterator<Map.Entry<Bytes, byte[]>> entries) {
      this.entries = entries;
      advance();
    }

    private void advance() {
      next = entries.hasNext() ? entries.next() : null;
    }

    @Override
    public Bytes peekNextKey() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      return next.getKey();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      KeyValue<Bytes, byte[]> entry = new KeyValue<>(peekNextKey(), next.getValue());
      advance();
      return entry;
    }

    @Override
    public void close() {
      // nothing is open
    }
  }
}
