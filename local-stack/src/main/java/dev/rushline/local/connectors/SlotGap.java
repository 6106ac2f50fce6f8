package dev.rushline.local.connectors;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out that a source would go on behind what it has not read, and lets it begin anew. The
 * outbox's then reads what comes from now on, the catalogue's makes its snapshot again.
 */
public final class SlotGap {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ConnectRest connect;
  private final ReplicationSlot slot;

  /**
   * Between a worker and a database.
   *
   * @param connectUrl the worker's base, without a path
   */
  public SlotGap(String connectUrl, ReplicationSlot slot) {
    this.connect = new ConnectRest(connectUrl);
    this.slot = slot;
  }

  /**
   * Why something was lost; empty when nothing was, and when the connector never ran.
   *
   * @param slotIsNew whether the slot was made since the connector ran last
   */
  public Optional<String> find(boolean slotIsNew)
      throws IOException, InterruptedException, SQLException {
    // Before and after: a connector that runs reads on meanwhile.
    Optional<ReplicationSlot.State> before = slot.state();
    OptionalLong readUpTo = connect.readUpTo(slot.connector());
    Optional<ReplicationSlot.State> after = slot.state();
    if (readUpTo.isEmpty()) {
      return Optional.empty();
    }
    return slotIsNew ? Optional.of("was gone") : gap(before, readUpTo.getAsLong(), after);
  }

  /** Stops the connector and lets it forget where it was; a slot that is of no use is removed. */
  public void close() throws IOException, InterruptedException, SQLException {
    connect.stop(slot.connector(), PATIENCE);
    slot.dropIfLost();
    connect.forgetOffsets(slot.connector());
  }

  private static Optional<String> gap(
      Optional<ReplicationSlot.State> before,
      long readUpTo,
      Optional<ReplicationSlot.State> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of("is gone");
    }
    if (after.get().lost()) {
      return Optional.of("was not read for so long that PostgreSQL gave up its log");
    }
    if (before.get().confirmed() > readUpTo) {
      return Optional.of("was made anew after its reader had stopped");
    }
    return after.get().end() < readUpTo
        ? Optional.of("belongs to a database that came from a backup")
        : Optional.empty();
  }
}
