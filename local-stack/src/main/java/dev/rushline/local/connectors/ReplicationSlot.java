package dev.rushline.local.connectors;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.PostgresAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/**
 * The replication slot of the outbox. It is made before anybody can write to the outbox, and not by
 * the connector at its first start: what is written in between would be missing from the log.
 */
public final class OutboxSlot {
  static final String NAME = "rushline_outbox";

  private static final Duration POLL = Duration.ofMillis(200);

  private final PostgresAccount account;

  /**
   * Looks after the slot.
   *
   * @param account may replicate
   */
  public OutboxSlot(PostgresAccount account) {
    this.account = account;
  }

  /** Makes the slot when there is none. */
  public void create() throws SQLException {
    try (Connection connection = account.connect();
        PreparedStatement sql =
            connection.prepareStatement(
                """
                SELECT pg_create_logical_replication_slot(?, 'pgoutput')
                WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = ?)
                """)) {
      sql.setString(1, NAME);
      sql.setString(2, NAME);
      sql.execute();
    }
  }

  /**
   * Waits until the connector reads from it: Connect's own word is stale after a restart.
   *
   * @throws ServerFailed when patience ends
   */
  public void awaitRead(Duration patience) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!isRead()) {
      if (System.nanoTime() > deadline) {
        throw new ServerFailed(
            "The outbox's connector does not read from its slot after %d s; see ./rushline logs connect"
                .formatted(patience.toSeconds()));
      }
      Thread.sleep(POLL);
    }
  }

  private boolean isRead() throws SQLException {
    try (Connection connection = account.connect();
        PreparedStatement sql =
            connection.prepareStatement(
                "SELECT active FROM pg_replication_slots WHERE slot_name = ?")) {
      sql.setString(1, NAME);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() && rows.getBoolean("active");
      }
    }
  }
}
