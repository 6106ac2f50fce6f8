package dev.rushline.bench.system;

import dev.rushline.local.stack.Scale;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where something was measured, and what else went on there. */
public final class Machine {
  private Machine() {}

  /** Two lines for people, of one process of each kind. */
  public static String describe() throws IOException {
    return describe(Scale.ONE);
  }

  /** The same, of so many. */
  public static String describe(Scale scale) throws IOException {
    return """
        Machine: %d processors (%s), %s of memory, %s, JDK %s; load %.1f before the start.
        Conditions: PostgreSQL, registry, Connect, queue-admitter, %d Kafka, %d booking-streams, %d api-edge
        and this client share it; one address, no TLS; the admitter has a heap of 256 MiB, the edge of 1 GiB."""
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            valueIn(Path.of("/proc/cpuinfo"), "model name"),
            valueIn(Path.of("/proc/meminfo"), "MemTotal"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.version(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
            scale.brokers(),
            scale.owners(),
            scale.edges());
  }

  private static String valueIn(Path file, String name) throws IOException {
    if (!Files.exists(file)) {
      return "unknown";
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .orElse("unknown");
    }
  }
}
