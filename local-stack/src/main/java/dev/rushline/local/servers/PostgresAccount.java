package dev.rushline.local.servers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** A way into one database. */
public record PostgresAccount(
    String host, int port, String database, String user, String password) {
  private static final String CONNECT_SECONDS = "5";

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, database);
  }

  /** A new connection, in autocommit mode; the caller closes it. */
  public Connection connect() throws SQLException {
    Properties properties = new Properties();
    properties.put("user", user);
    properties.put("password", password);
    properties.put("connectTimeout", CONNECT_SECONDS);
    return DriverManager.getConnection(jdbcUrl(), properties);
  }

  @Override
  public String toString() {
    return user + "@" + jdbcUrl();
  }
}
