package dev.rushline.booking.stores;

import java.nio.ByteBuffer;
import java.time.Instant;

/** Which version of the rules a partition's log has adopted, and when it said so last. */
final class StoredRules {
  private final Staged plans;
  private int version;
  private Instant saidAt = Instant.EPOCH;

  StoredRules(Staged plans) {
    this.plans = plans;
    byte[] value = plans.get(StateKeys.rules());
    if (value != null) {
      ByteBuffer rules = ByteBuffer.wrap(value);
      version = rules.getInt();
      // Former builds did not keep it.
      saidAt = rules.hasRemaining() ? Instant.ofEpochMilli(rules.getLong()) : Instant.EPOCH;
    }
  }

  int version() {
    return version;
  }

  Instant saidAt() {
    return saidAt;
  }

  void save(int nextVersion, Instant at) {
    version = nextVersion;
    saidAt = at;
    plans.put(
        StateKeys.rules(),
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(version)
            .putLong(saidAt.toEpochMilli())
            .array());
  }
}
