package dev.rushline.connect.tables;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * The database that a connector writes to. Asked before Debezium's task is started, which says of a
 * server that is away and of a wrong password alike that it does not know the dialect.
 */
final class Database {
  private Database() {}

  /**
   * Connects and lets go.
   *
   * @throws ConnectException whose cause says why it cannot
   */
  static void requireConnection(Map<String, String> options) {
    String url = options.get("connection.url");
    Properties account = new Properties();
    put(account, "user", options.get("connection.username"));
    put(account, "password", options.get("connection.password"));
    // Of this plugin's directory: the JVM knows only those of its own class path.
    ServiceLoader<Driver> drivers =
        ServiceLoader.load(Driver.class, Database.class.getClassLoader());
    for (Driver driver : drivers) {
      try {
        if (driver.acceptsURL(url)) {
          try (Connection connection = driver.connect(url, account)) {
            if (connection != null) {
              return;
            }
          }
        }
      } catch (SQLException e) {
        throw new ConnectException("The database cannot be reached: " + e.getMessage(), e);
      }
    }
    throw new ConnectException("No driver here knows connection.url");
  }

  private static void put(Properties account, String name, String value) {
    if (value != null) {
      account.setProperty(name, value);
    }
  }
}
