package dev.rushline.connect.tables;

import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.sink.SinkTask;

/** Debezium's JDBC sink. By name: its jars are in a plugin's archive and in no repository. */
final class Wrapped {
  private static final String CONNECTOR = "io.debezium.connector.jdbc.JdbcSinkConnector";
  private static final String TASK = "io.debezium.connector.jdbc.JdbcSinkConnectorTask";

  private Wrapped() {}

  static SinkConnector connector() {
    return make(CONNECTOR, SinkConnector.class);
  }

  static SinkTask task() {
    return make(TASK, SinkTask.class);
  }

  private static <T> T make(String name, Class<T> type) {
    try {
      return Class.forName(name).asSubclass(type).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new ConnectException(
          name + " is not there: this plugin belongs into the directory of Debezium's", e);
    }
  }
}
