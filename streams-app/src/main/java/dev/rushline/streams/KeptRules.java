package dev.rushline.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Which rules a partition's log has adopted, and when it said so last, in a store of its task. */
public final class KeptRules implements RulesInForce.Kept {
  private final KeyValueStore<Bytes, byte[]> store;
  private final Bytes key;
  private int version;
  private Instant saidAt = Instant.EPOCH;

  /**
   * Takes over what a store knows.
   *
   * @param key where it is, or will be, in the store
   */
  public KeptRules(KeyValueStore<Bytes, byte[]> store, Bytes key) {
    this.store = store;
    this.key = key;
    byte[] value = store.get(key);
    if (value != null) {
      ByteBuffer rules = ByteBuffer.wrap(value);
      version = rules.getInt();
      // Former builds did not keep it.
      saidAt = rules.hasRemaining() ? Instant.ofEpochMilli(rules.getLong()) : Instant.EPOCH;
    }
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public Instant saidAt() {
    return saidAt;
  }

  @Override
  public void save(int adopted, Instant at) {
    version = adopted;
    saidAt = at;
    store.put(
        key,
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(adopted)
            .putLong(at.toEpochMilli())
            .array());
  }
}
