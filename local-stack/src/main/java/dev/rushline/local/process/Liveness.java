package dev.rushline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Whether a process lives, judged by the kernel's own table. The JDK takes a zombie for alive, and
 * in a container whose first process does not collect its children every dead server is a zombie.
 */
final class Liveness {
  /** Position of the start time after the command's closing bracket, see proc(5). */
  private static final int START_TIME = 19;

  private static final Duration POLL = Duration.ofMillis(20);

  private Liveness() {}

  static boolean isAlive(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    String[] stat = stat(process.pid());
    // The first thread turns zombie while others still hold the process's ports and files.
    return stat.length == 0 || !stat[0].equals("Z") || threads(process.pid()) > 1;
  }

  /**
   * Start time in a form that only has to be compared. The kernel's count of ticks since boot is
   * exact; the JDK's instant moves by some milliseconds when the clock is set.
   */
  static String startTime(long pid) {
    String[] stat = stat(pid);
    if (stat.length > START_TIME) {
      return stat[START_TIME];
    }
    return ProcessHandle.of(pid)
        .flatMap(process -> process.info().startInstant())
        .map(instant -> Long.toString(instant.getEpochSecond()))
        .orElse("gone");
  }

  /** Waits until all are gone; false when some are still there after {@code patience}. */
  static boolean awaitEnd(List<ProcessHandle> processes, Duration patience)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (processes.stream().anyMatch(Liveness::isAlive)) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      Thread.sleep(POLL);
    }
    return true;
  }

  /**
   * The fields after the command, which is in brackets and may hold blanks; empty: no such file.
   */
  private static String[] stat(long pid) {
    try {
      String line = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    } catch (IOException goneOrNoProcFileSystem) {
      return new String[0];
    }
  }

  private static int threads(long pid) {
    String[] threads = Path.of("/proc", Long.toString(pid), "task").toFile().list();
    return threads == null ? 0 : threads.length;
  }
}
