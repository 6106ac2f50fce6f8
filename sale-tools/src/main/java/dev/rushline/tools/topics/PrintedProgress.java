package dev.rushline.tools.topics;

import java.io.PrintWriter;
import java.time.Duration;

/** Prints how far a read has come, every two seconds: a short read prints nothing. */
public final class PrintedProgress implements Progress {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final PrintWriter out;
  private long printedNanos = System.nanoTime();

  /** Prints there. */
  public PrintedProgress(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void read(long read, long all) {
    long now = System.nanoTime();
    if (read < all && now - printedNanos >= PAUSE.toNanos()) {
      printedNanos = now;
      out.printf("%,d of %,d records read%n", read, all);
      out.flush();
    }
  }
}
