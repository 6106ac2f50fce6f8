package dev.rushline.prove;

import dev.rushline.local.stack.Scale;
import picocli.CommandLine.Option;

/** On how many brokers something is shown. */
public final class Brokers {
  @Option(
      names = "--brokers",
      defaultValue = "3",
      description = "Brokers of the log, 1 or 3 (default: 3, as in production).")
  private int count;

  /** One process of each kind, and the brokers. */
  public Scale scale() {
    return new Scale(count, 1, 1);
  }
}
