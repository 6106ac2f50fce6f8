package dev.rushline.search.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.metrics.internals.PluginMetricsImpl;
import org.junit.jupiter.api.Test;

/**
 * docs/elasticsearch-sink.md names the options and numbers there are, and the defaults they have.
 */
class SinkPageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("rushline.root"), "docs/elasticsearch-sink.md");
  private static final Pattern OPTION = Pattern.compile("(?m)^\\| `([a-z.]+)` \\| ([^|]*) \\|");
  private static final Pattern METRIC = Pattern.compile("(?m)^\\| `([a-z-]+)` \\|");

  @Test
  void the_table_of_options_is_true() throws IOException {
    Map<String, String> documented = new TreeMap<>();
    OPTION
        .matcher(section("Options"))
        .results()
        .forEach(row -> documented.put(row.group(1), row.group(2).strip()));
    Map<String, String> defined = new TreeMap<>();
    SinkOptions.definition().configKeys().forEach((name, key) -> defined.put(name, fallback(key)));

    assertThat(documented).isEqualTo(defined);
  }

  @Test
  void the_table_of_numbers_is_true() throws IOException {
    List<String> documented =
        METRIC.matcher(section("Numbers")).results().map(row -> row.group(1)).toList();
    try (Metrics metrics = new Metrics()) {
      var unused =
          new SinkMetrics(new PluginMetricsImpl(metrics, Map.of()), () -> 0, () -> 0, () -> 0);
      List<String> registered =
          metrics.metrics().keySet().stream()
              .filter(name -> name.group().equals("plugins"))
              .map(name -> name.name())
              .toList();

      assertThat(documented).containsExactlyInAnyOrderElementsOf(registered);
    }
  }

  private static String section(String heading) throws IOException {
    String rest = Files.readString(PAGE).split("\n## " + heading + "\n", 2)[1];
    return rest.split("\n## ", 2)[0];
  }

  private static String fallback(ConfigDef.ConfigKey key) {
    if (key.defaultValue == ConfigDef.NO_DEFAULT_VALUE) {
      return "must be given";
    }
    return key.defaultValue == null ? "none" : "`" + key.defaultValue + "`";
  }
}
