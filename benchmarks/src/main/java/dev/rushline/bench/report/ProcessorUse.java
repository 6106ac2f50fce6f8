package dev.rushline.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How much of a core each process uses, its children's use included, between two looks at what the
 * kernel counts (proc(5), {@code stat}, fields 14 and 15, in hundredths of a second).
 */
public final class ProcessorUse {
  private static final double TICKS_PER_SECOND = 100;
  private static final int UTIME = 11;

  private final Map<String, Long> pids;
  private final Map<String, Double> before = new LinkedHashMap<>();
  private final long started = System.nanoTime();

  private ProcessorUse(Map<String, Long> pids) {
    this.pids = new LinkedHashMap<>(pids);
  }

  /** Looks for the first time. */
  public static ProcessorUse of(Map<String, Long> pids) throws IOException {
    ProcessorUse use = new ProcessorUse(pids);
    for (Map.Entry<String, Long> process : use.pids.entrySet()) {
      use.before.put(process.getKey(), seconds(process.getValue()));
    }
    return use;
  }

  /** Parts of one core since the first look, by process; one that has ended counts 0. */
  public Map<String, Double> sinceThen() throws IOException {
    double elapsed = (System.nanoTime() - started) / 1e9;
    Map<String, Double> use = new LinkedHashMap<>();
    for (Map.Entry<String, Long> process : pids.entrySet()) {
      double now = seconds(process.getValue());
      use.put(process.getKey(), Math.max(0, now - before.get(process.getKey())) / elapsed);
    }
    return use;
  }

  private static double seconds(long pid) throws IOException {
    List<Long> family =
        ProcessHandle.of(pid).stream()
            .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
            .map(ProcessHandle::pid)
            .toList();
    double seconds = 0;
    for (long member : family) {
      try {
        String stat = Files.readString(Path.of("/proc", Long.toString(member), "stat"));
        // The second field is a name in brackets, in which there may be blanks.
        List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
        long ticks = Long.parseLong(fields.get(UTIME)) + Long.parseLong(fields.get(UTIME + 1));
        seconds += ticks / TICKS_PER_SECOND;
      } catch (NoSuchFileException _) {
        // It has just ended.
      }
    }
    return seconds;
  }
}
