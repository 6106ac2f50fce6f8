package dev.rushline.local.stack;

import java.io.PrintStream;
import java.time.Duration;

/** One line per finished step, with its seconds. Steps may run at the same time. */
public final class Progress {
  private final PrintStream out;

  public Progress(PrintStream out) {
    this.out = out;
  }

  /** A step of work. */
  @FunctionalInterface
  public interface Step {
    /**
     * Does the work.
     *
     * @return a few words about what came out, may be empty
     */
    String run() throws Exception;
  }

  /** Runs a step and prints its line when it has succeeded. */
  public void step(String name, Step step) throws Exception {
    long start = System.nanoTime();
    String result = step.run();
    Duration taken = Duration.ofNanos(System.nanoTime() - start);
    say("  %-18s %6.1f s  %s".formatted(name, taken.toMillis() / 1_000.0, result).stripTrailing());
  }

  /** Prints a line. */
  public synchronized void say(String line) {
    out.println(line);
  }
}
