package dev.rushline.local.connectors;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.PostgresAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;

/** Where a source connector has read to in the database's log. */
public final class ReplicationSlot {
  /**
   * Of the outbox. It is made before anybody can write to the outbox, and not by the connector at
   * its first start: what is written in between would be missing from the log.
   */
  public static final String OUTBOX = "rushline_outbox";

  /** Of the catalogue. The connector makes it itself, with the snapshot that it begins with. */
  public static final String CATALOGUE = "rushline_catalogue";

  private static final Duration POLL = Duration.ofMillis(200);

  private final String name;
  private final PostgresAccount account;

  /**
   * Looks after a slot.
   *
   * @param account may replicate
   */
  public ReplicationSlot(String name, PostgresAccount account) {
    this.name = name;
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
      sql.setString(1, name);
      sql.setString(2, name);
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
            "Nobody reads from the slot %s after %d s; see ./rushline logs connect"
                .formatted(name, patience.toSeconds()));
      }
      Thread.sleep(POLL);
    }
  }

  private boolean isRead() throws SQLException {
    try (Connection connection = account.connect();
        PreparedStatement sql =
            connection.prepareStatement(
                "SELECT active FROM pg_replication_slots WHERE slot_name = ?")) {
      sql.setString(1, name);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next() && rows.getBoolean("active");
      }
    }
  }
}
