package dev.rushline.search.sink;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Task;
import org.apache.kafka.connect.sink.SinkConnector;

/** Writes records of topics as documents into Elasticsearch. All tasks have the same options. */
public final class ElasticsearchSinkConnector extends SinkConnector {
  private Map<String, String> options = Map.of();

  @Override
  public void start(Map<String, String> given) {
    options = Map.copyOf(given);
  }

  @Override
  public Class<? extends Task> taskClass() {
    return ElasticsearchSinkTask.class;
  }

  @Override
  public List<Map<String, String>> taskConfigs(int tasksMax) {
    return Collections.nCopies(tasksMax, options);
  }

  @Override
  public void stop() {
    // Nothing runs here.
  }

  @Override
  public ConfigDef config() {
    return SinkOptions.definition();
  }

  /** Also checks what no single option shows. */
  @Override
  public Config validate(Map<String, String> given) {
    Config config = super.validate(given);
    String versions = text(config, SinkOptions.VERSION_SOURCE);
    if (versions.startsWith("field:") && text(config, SinkOptions.NULL_VALUES).equals("delete")) {
      fault(
          config,
          SinkOptions.VERSION_SOURCE,
          "A record that deletes has no fields and so no version: take header:NAME or offset, or"
              + " behavior.on.null.values=ignore");
    }
    if (text(config, SinkOptions.USERNAME).isEmpty()
        != text(config, SinkOptions.PASSWORD_OF_USER).isEmpty()) {
      fault(
          config,
          SinkOptions.USERNAME,
          "connection.username and connection.password belong together: give both or none");
    }
    return config;
  }

  private static String text(Config config, String option) {
    Object value = value(config, option).value();
    return value == null ? "" : value.toString().toLowerCase(Locale.ROOT);
  }

  private static void fault(Config config, String option, String message) {
    value(config, option).addErrorMessage(message);
  }

  private static ConfigValue value(Config config, String option) {
    return config.configValues().stream()
        .filter(value -> value.name().equals(option))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public String version() {
    return PluginVersion.VERSION;
  }
}
