package dev.rushline.bench.system;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where something was measured, and what else went on there. */
public final class Machine {
  private Machine() {}

  /** Two lines for people. */
  public static String describe() throws IOException {
    return """
        Machine: %d processors (%s), %s of memory, %s, JDK %s; load %.1f before the start.
        Conditions: PostgreSQL, Kafka (one broker), registry, Connect, booking-streams, queue-admitter, one edge
        and this client share it; one address, no TLS; the admitter has a heap of 256 MiB, the edge of 1 GiB."""
        .formatted(
            Runtime.getRuntime().availableProcessors(),
            valueIn(Path.of("/proc/cpuinfo"), "model name"),
            valueIn(Path.of("/proc/meminfo"), "MemTotal"),
            System.getProperty("os.name") + " " + System.getProperty("os.version"),
            Runtime.version(),
            ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
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
