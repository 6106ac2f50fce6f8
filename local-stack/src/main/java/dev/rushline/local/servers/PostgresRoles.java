package dev.rushline.local.servers;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * The accounts and databases of the system, made when they are missing.
 *
 * <ul>
 *   <li>{@code rushline} owns the database {@code rushline}: the applications.
 *   <li>{@code rushline_connect} captures changes and writes the read-side tables: Connect.
 *   <li>{@code rushline_registry} owns the database {@code registry}: the schema registry.
 * </ul>
 */
public final class PostgresRoles {
  static final String APPLICATIONS = "rushline";
  static final String CONNECT = "rushline_connect";
  static final String REGISTRY = "rushline_registry";
  static final String DATABASE = "rushline";
  static final String REGISTRY_DATABASE = "registry";

  private final PostgresAccounts accounts;

  public PostgresRoles(PostgresAccounts accounts) {
    this.accounts = accounts;
  }

  /** Makes the passwords of all accounts, for servers that are not reached from here. */
  public static void createPasswords(Secrets secrets) throws IOException {
    for (String role : List.of(PostgresAccounts.SUPERUSER, APPLICATIONS, CONNECT, REGISTRY)) {
      secrets.password(role);
    }
  }

  /**
   * Makes accounts and databases.
   *
   * @throws IOException when the server refuses one, or is not there
   */
  public void createMissing() throws IOException {
    try {
      try (Connection connection = accounts.superuser("postgres").connect();
          Statement sql = connection.createStatement()) {
        role(sql, APPLICATIONS, "LOGIN");
        role(sql, CONNECT, "LOGIN REPLICATION");
        role(sql, REGISTRY, "LOGIN");
        database(sql, DATABASE, APPLICATIONS);
        database(sql, REGISTRY_DATABASE, REGISTRY);
      }
      try (Connection connection = accounts.superuser(DATABASE).connect();
          Statement sql = connection.createStatement()) {
        // The tables do not exist yet: the applications make them, and Connect may use what they
        // make.
        sql.execute(
            "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO %s"
                .formatted(APPLICATIONS, CONNECT));
        sql.execute("GRANT USAGE ON SCHEMA public TO " + CONNECT);
      }
    } catch (SQLException e) {
      throw new IOException("PostgreSQL refused an account or a database: " + e.getMessage(), e);
    }
  }

  /** Also sets the password again, so that a lost secrets directory can be made anew. */
  private void role(Statement sql, String name, String rights) throws SQLException, IOException {
    String verb = exists(sql, "pg_roles", "rolname", name) ? "ALTER" : "CREATE";
    sql.execute(
        "%s ROLE %s %s PASSWORD '%s'"
            .formatted(verb, name, rights, accounts.secrets().password(name)));
  }

  private static void database(Statement sql, String name, String owner) throws SQLException {
    if (!exists(sql, "pg_database", "datname", name)) {
      sql.execute("CREATE DATABASE %s OWNER %s".formatted(name, owner));
      sql.execute("REVOKE CONNECT ON DATABASE %s FROM PUBLIC".formatted(name));
      sql.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, owner));
      if (name.equals(DATABASE)) {
        sql.execute("GRANT CONNECT ON DATABASE %s TO %s".formatted(name, CONNECT));
      }
    }
  }

  private static boolean exists(Statement sql, String table, String column, String name)
      throws SQLException {
    try (ResultSet rows =
        sql.executeQuery("SELECT 1 FROM %s WHERE %s = '%s'".formatted(table, column, name))) {
      return rows.next();
    }
  }
}
