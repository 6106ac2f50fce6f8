package dev.rushline.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log file, without reading all of it. */
public final class Log {
  /** Enough for a Java stack trace with its causes. */
  private static final int TAIL_BYTES = 64 * 1024;

  /** How the line begins that separates the runs of a process. */
  static final String RUN_MARK = "---- started ";

  private Log() {}

  /**
   * Reads the end of a file.
   *
   * @param lines the most lines to return
   * @return the last lines, oldest first; empty when there is no file
   */
  public static List<String> tail(Path file, int lines) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      long start = Math.max(0, in.length() - TAIL_BYTES);
      byte[] bytes = new byte[(int) (in.length() - start)];
      in.seek(start);
      in.readFully(bytes);
      List<String> all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    }
  }

  /** The last lines of the newest run; what earlier runs said explains no failure of this one. */
  public static List<String> tailOfLastRun(Path file, int lines) throws IOException {
    List<String> tail = tail(file, lines);
    for (int i = tail.size() - 1; i >= 0; i--) {
      if (tail.get(i).startsWith(RUN_MARK)) {
        return tail.subList(i + 1, tail.size());
      }
    }
    return tail;
  }
}
