package dev.rushline.bench.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.rushline.bench.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of one run as a file of JSON under {@code .rushline/bench}. */
public final class Results {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final String name;
  private final Map<String, Object> conditions;
  private final List<Map<String, Object>> rows = new ArrayList<>();
  private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /**
   * No rows yet.
   *
   * @param name of the benchmark
   * @param conditions whatever a reader has to know beside the rows
   */
  public Results(String name, Map<String, Object> conditions) {
    this.name = name;
    this.conditions = new LinkedHashMap<>(conditions);
  }

  /** Adds a row. */
  public void add(Map<String, Object> row) {
    rows.add(new LinkedHashMap<>(row));
  }

  /** Writes the file and returns where it is. */
  public Path write() throws IOException {
    Path directory = Path.of(new Addresses().root(), ".rushline", "bench");
    Files.createDirectories(directory);
    Path file =
        directory.resolve("%s-%s.json".formatted(name, started.toString().replace(":", "")));
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("benchmark", name);
    all.put("started", started.toString());
    all.put("processors", Runtime.getRuntime().availableProcessors());
    all.put("jdk", Runtime.version().toString());
    all.putAll(conditions);
    all.put("rows", rows);
    JSON.writeValue(file.toFile(), all);
    return file;
  }
}
