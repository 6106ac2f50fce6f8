package dev.rushline.bench.queue;

import dev.rushline.local.process.ServerFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How many files, and so sockets, a process may have open here. A JVM raises its own limit to the
 * hard one when it starts, and the servers inherit that.
 */
final class FileLimit {
  /** What the edge has open beside the sockets: jars, Kafka, PostgreSQL. */
  private static final int OTHERS = 500;

  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String NAME = "Max open files";

  private FileLimit() {}

  /**
   * Does nothing when this process and the edge may each have so many sockets.
   *
   * @throws ServerFailed when they may not
   */
  static void require(int sockets) {
    long allowed = allowed();
    if (sockets + OTHERS > allowed) {
      throw new ServerFailed(
          """
          %,d sockets need a limit of %,d open files (ulimit -n), and it is %,d here.
          Raise it in the shell that starts the run (ulimit -n %d; beyond the hard limit that takes root, or
          "nofile" in /etc/security/limits.conf), or ask for fewer: --sockets %d is the most as it is."""
              .formatted(
                  sockets,
                  sockets + OTHERS,
                  allowed,
                  sockets + OTHERS,
                  Math.max(0, allowed - OTHERS)));
    }
  }

  private static long allowed() {
    if (!Files.exists(LIMITS)) {
      return Long.MAX_VALUE; // no Linux: the run itself will tell
    }
    try (Stream<String> lines = Files.lines(LIMITS)) {
      String soft =
          lines
              .filter(line -> line.startsWith(NAME))
              .map(line -> line.substring(NAME.length()).strip().split("\\s+", 2)[0])
              .findFirst()
              .orElse("unlimited");
      return soft.equals("unlimited") ? Long.MAX_VALUE : Long.parseLong(soft);
    } catch (IOException e) {
      throw new ServerFailed(LIMITS + " cannot be read", e);
    }
  }
}
