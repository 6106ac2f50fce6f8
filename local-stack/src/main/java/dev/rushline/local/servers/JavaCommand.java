package dev.rushline.local.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Command lines of servers that run on a JVM: the one that runs us, with a small heap. */
final class JavaCommand {
  private JavaCommand() {}

  /**
   * A command line.
   *
   * @param heapMegabytes upper bound of the heap
   * @param arguments what follows the JVM's options: a class path and a class, or -jar
   */
  static List<String> of(int heapMegabytes, List<String> options, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + heapMegabytes + "m");
    // One collector thread: the local stack shares a few cores between many JVMs.
    command.add("-XX:+UseSerialGC");
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(options);
    command.addAll(arguments);
    return List.copyOf(command);
  }
}
