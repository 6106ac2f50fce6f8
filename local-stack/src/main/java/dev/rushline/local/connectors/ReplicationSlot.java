package dev.rushline.local.connectors;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.PostgresAccount;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

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

  /** The name of the connector that reads from it. */
  String connector() {
    return name.equals(OUTBOX) ? "outbox" : "catalogue";
  }

  /** Removes the slot when PostgreSQL has given up what its reader would need. */
  void dropIfLost() throws SQLException {
    try (Connection connection = account.connect()) {
      execute(
          connection,
          """
          SELECT pg_drop_replication_slot(slot_name) FROM pg_replication_slots
          WHERE slot_name = ? AND wal_status = 'lost' AND NOT active
          """);
    }
  }

  /**
   * Makes the slot when there is none, or none that can be read from.
   *
   * @return whether it was made now
   */
  public boolean create() throws SQLException {
    dropIfLost();
    try (Connection connection = account.connect()) {
      return execute(
          connection,
          """
          SELECT pg_create_logical_replication_slot(name, 'pgoutput') FROM (VALUES (?)) AS wanted (name)
          WHERE NOT EXISTS (SELECT 1 FROM pg_replication_slots WHERE slot_name = name)
          """);
    }
  }

  /** Whether it had a row. */
  private boolean execute(Connection connection, String statement) throws SQLException {
    try (PreparedStatement sql = connection.prepareStatement(statement)) {
      sql.setString(1, name);
      try (ResultSet rows = sql.executeQuery()) {
        return rows.next();
      }
    }
  }

  /**
   * How the slot is, in places of the database's log.
   *
   * @param confirmed up to where its reader has asked for no more
   * @param end where the log ends
   * @param lost whether PostgreSQL has given up what its reader would need
   */
  record State(long confirmed, long end, boolean lost) {}

  /** Empty when there is no slot. */
  Optional<State> state() throws SQLException {
    try (Connection connection = account.connect();
        PreparedStatement sql =
            connection.prepareStatement(
                """
                SELECT confirmed_flush_lsn - '0/0'::pg_lsn, pg_current_wal_lsn() - '0/0'::pg_lsn,
                  coalesce(wal_status = 'lost', true)
                FROM pg_replication_slots WHERE slot_name = ?
                """)) {
      sql.setString(1, name);
      try (ResultSet slot = sql.executeQuery()) {
        return slot.next()
            ? Optional.of(new State(slot.getLong(1), slot.getLong(2), slot.getBoolean(3)))
            : Optional.empty();
      }
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
