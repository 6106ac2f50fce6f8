package dev.rushline.bench;

import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** What load runs can be told. */
public final class LoadOptions {
  @Option(
      names = "--in-flight",
      split = ",",
      defaultValue = "1,64,1000",
      description = "Requests waiting for an answer at once, a run for each (default: 1,64,1000).")
  public List<Integer> inFlight;

  @Option(
      names = "--seconds",
      defaultValue = "10",
      description = "Length of each measured run in seconds (default: 10).")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description =
          "Seconds before each measured run, on events of their own, not measured (default: 60)."
              + " Compiling takes most of the cores until then.")
  private int warmUpSeconds;

  @Option(
      names = "--seats",
      defaultValue = "100000",
      description = "Seats of the event, a multiple of 500 (default: 100000).")
  int seats;

  @Option(
      names = "--rounds",
      defaultValue = "2",
      description =
          "Measured runs for each number in flight, with a yardstick around each (default: 2).")
  int rounds;

  /** Length of a measured run. */
  public Duration duration() {
    return Duration.ofSeconds(seconds);
  }

  /** What is not measured before a yardstick, which has less to compile. */
  Duration bareWarmUp() {
    return warmUp().dividedBy(4);
  }

  /** What is not measured before. */
  public Duration warmUp() {
    return Duration.ofSeconds(warmUpSeconds);
  }
}
