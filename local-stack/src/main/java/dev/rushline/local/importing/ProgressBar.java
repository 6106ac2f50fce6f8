package dev.rushline.local.importing;

import java.io.PrintStream;
import java.util.Locale;

/** A bar of bytes sent, redrawn in place a few times per second. */
public final class ProgressBar {
  private static final int WIDTH = 30;
  private static final long REDRAW_NANOS = 200_000_000;

  private final PrintStream out;
  private final String name;
  private final long total;
  private final long start = System.nanoTime();
  private long drawn;

  /**
   * Starts at nothing.
   *
   * @param out a terminal
   * @param total bytes, or 0 when unknown
   */
  public ProgressBar(PrintStream out, String name, long total) {
    this.out = out;
    this.name = name;
    this.total = total;
  }

  /** Shows that this many bytes were sent. */
  public void show(long bytes) {
    long now = System.nanoTime();
    if (now - drawn > REDRAW_NANOS || bytes == total) {
      drawn = now;
      out.print("\r" + line(bytes, total, (now - start) / 1e9, name));
      out.flush();
    }
  }

  /** Leaves an empty line behind. */
  public void clear() {
    out.print("\r\u001B[K");
    out.flush();
  }

  static String line(long bytes, long total, double seconds, String name) {
    String sent = String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    if (total <= 0) {
      return String.format(Locale.ROOT, "%s  %s  %.0f s", name, sent, seconds);
    }
    int filled = (int) (WIDTH * Math.min(bytes, total) / total);
    return String.format(
        Locale.ROOT,
        "%s  [%s%s] %3d %%  %s  %.0f s",
        name,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        100 * Math.min(bytes, total) / total,
        sent,
        seconds);
  }
}
