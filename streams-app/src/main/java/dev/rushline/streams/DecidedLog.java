package dev.rushline.streams;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * How far into a partition of commands the state of its task has come. Kafka keeps the same among
 * the group's offsets; when those are lost, because the group was away for longer than the broker
 * keeps them or somebody has deleted them, it would begin at the log's start, and everything would
 * be decided again upon a state that has it all.
 *
 * <p>To be kept in a store that writes its changes at commits only: it changes with every command.
 */
public final class DecidedLog {
  private static final Logger LOG = Logger.getLogger(DecidedLog.class);

  private final KeyValueStore<Bytes, byte[]> store;
  private final Bytes key;
  private long lastOffset = -1;
  // The latest, not the last: a broker's clock may be set back.
  private long latestMillis = Long.MIN_VALUE;
  private long skipped;

  /**
   * Takes over what a store knows.
   *
   * @param key where it is, or will be, in the store
   */
  public DecidedLog(KeyValueStore<Bytes, byte[]> store, Bytes key) {
    this.store = store;
    this.key = key;
    byte[] value = store.get(key);
    if (value != null) {
      ByteBuffer known = ByteBuffer.wrap(value);
      lastOffset = known.getLong();
      latestMillis = known.getLong();
    }
  }

  /**
   * Notes that a command is decided now, whether or not it will be set aside.
   *
   * @param timeMillis of the record in the log
   * @return whether it is to be decided; false when it was, and is in the state already
   * @throws IllegalStateException when the state is of another log: one that was made anew, or of
   *     another installation
   */
  public boolean isNew(RecordMetadata position, long timeMillis) {
    if (position.offset() > lastOffset) {
      tellOfSkipped(position);
      lastOffset = position.offset();
      latestMillis = Math.max(latestMillis, timeMillis);
      store.put(
          key,
          ByteBuffer.allocate(2 * Long.BYTES).putLong(lastOffset).putLong(latestMillis).array());
      return true;
    }
    if (timeMillis > latestMillis) {
      throw new IllegalStateException(
          ("%s-%d has a command of %s at offset %d, and the state has decided up to offset %d:"
                  + " it belongs to another log. Bring that one back, or wipe the state of both")
              .formatted(
                  position.topic(),
                  position.partition(),
                  Instant.ofEpochMilli(timeMillis),
                  position.offset(),
                  lastOffset));
    }
    if (skipped++ == 0) {
      LOG.warnf(
          "commands are read again that were decided before, and skipped: the offsets of the group are lost?"
              + " topic=%s partition=%d from=%d decided=%d",
          position.topic(), position.partition(), position.offset(), lastOffset);
    }
    return false;
  }

  private void tellOfSkipped(RecordMetadata position) {
    if (skipped > 0) {
      LOG.infof(
          "where commands are new again topic=%s partition=%d offset=%d skipped=%d",
          position.topic(), position.partition(), position.offset(), skipped);
      skipped = 0;
    }
  }
}
