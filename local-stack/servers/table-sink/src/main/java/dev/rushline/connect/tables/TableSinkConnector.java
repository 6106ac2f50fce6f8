package dev.rushline.connect.tables;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Debezium's JDBC sink with all its options, and tasks that set a refused row aside. */
public final class TableSinkConnector extends SinkConnector {
  private final SinkConnector wrapped = Wrapped.connector();

  @Override
  public void start(Map<String, String> options) {
    wrapped.initialize(context());
    wrapped.start(options);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return TableSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int tasksMax) {
    return wrapped.taskConfigs(tasksMax);
  }

  @Override
  public ConfigDef config() {
    return wrapped.config();
  }

  @Override
  public Config validate(Map<String, String> options) {
    return wrapped.validate(options);
  }

  @Override
  public void stop() {
    wrapped.stop();
  }

  @Override
  public String version() {
    return wrapped.version();
  }
}
