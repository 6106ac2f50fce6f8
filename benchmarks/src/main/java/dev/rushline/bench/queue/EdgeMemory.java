package dev.rushline.bench.queue;

import dev.rushline.bench.system.ProcessMemory;
import java.io.IOException;

/**
 * What an edge needs for sockets: read without them, with them, and after they were told things.
 */
final class EdgeMemory {
  private static final double AIM_BYTES = 15_000;

  private final int sockets;
  private final ProcessMemory.Reading without;
  private ProcessMemory.Reading openedAsIs;
  private ProcessMemory.Reading opened;
  private ProcessMemory.Reading movedAsIs;
  private ProcessMemory.Reading moved;

  EdgeMemory(int sockets, ProcessMemory.Reading without) {
    this.sockets = sockets;
    this.without = without;
  }

  /** All sockets are open, and nothing moves. */
  void opened(ProcessMemory edge) throws IOException, InterruptedException {
    openedAsIs = edge.now();
    opened = edge.collected();
  }

  /** They have been told things for a while. */
  void moved(ProcessMemory edge) throws IOException, InterruptedException {
    movedAsIs = edge.now();
    moved = edge.collected();
  }

  double residentPerSocket() {
    return perSocket(opened.resident(), without.resident());
  }

  double heapPerSocket() {
    return perSocket(opened.heap(), without.heap());
  }

  private double perSocket(long with, long before) {
    return (double) (with - before) / sockets;
  }

  String table() {
    return """

        %-34s %12s %14s %12s %14s
        %s%s%s%s%s
          per socket: %.1f kB resident, %.1f kB heap, both after a full collection (jcmd GC.run); aim: <= %.0f kB
          resident; %s. The heap keeps some room beyond what is in use, which resident counts."""
        .formatted(
            "the edge's memory",
            "resident MB",
            "per socket kB",
            "heap used MB",
            "per socket kB",
            row("no socket, collected", without),
            row("sockets open", openedAsIs),
            row("sockets open, collected", opened),
            row("after the ticks", movedAsIs),
            row("after the ticks, collected", moved),
            residentPerSocket() / 1e3,
            heapPerSocket() / 1e3,
            AIM_BYTES / 1e3,
            residentPerSocket() <= AIM_BYTES ? "reached" : "missed");
  }

  private String row(String when, ProcessMemory.Reading reading) {
    return "%-34s %12s %14.1f %12s %14.1f%n"
        .formatted(
            when,
            Megabytes.of(reading.resident()),
            perSocket(reading.resident(), without.resident()) / 1e3,
            Megabytes.of(reading.heap()),
            perSocket(reading.heap(), without.heap()) / 1e3);
  }
}
