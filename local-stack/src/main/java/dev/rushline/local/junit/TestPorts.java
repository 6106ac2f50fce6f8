package dev.rushline.local.junit;

import dev.rushline.local.process.Port;
import dev.rushline.local.process.ProcessFiles;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;

/** Free ports of one test run, kept in a file: a broker cannot change its own after formatting. */
record TestPorts(
    int kafka,
    int kafkaController,
    int postgres,
    int registry,
    int connect,
    int elasticsearch,
    int elasticsearchTransport) {
  private static final List<String> NAMES =
      List.of(
          "kafka",
          "kafka-controller",
          "postgres",
          "registry",
          "connect",
          "elasticsearch",
          "elasticsearch-transport");

  static TestPorts of(ProcessFiles files) throws IOException {
    Path file = files.root().resolve("ports.properties");
    Properties ports = new Properties();
    if (Files.exists(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        ports.load(in);
      }
    } else {
      Iterator<Integer> free = Port.free(NAMES.size()).iterator();
      NAMES.forEach(name -> ports.setProperty(name, free.next().toString()));
      Files.createDirectories(file.getParent());
      try (Writer out = Files.newBufferedWriter(file)) {
        ports.store(out, "Ports of this test run");
      }
    }
    List<Integer> numbers = NAMES.stream().map(ports::getProperty).map(Integer::valueOf).toList();
    return new TestPorts(
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5),
        numbers.get(6));
  }
}
