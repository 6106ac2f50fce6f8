package dev.rushline.bench;

import dev.rushline.bench.idle.IdleBench;
import dev.rushline.bench.queue.QueueLoad;
import dev.rushline.bench.raw.RawBench;
import dev.rushline.bench.rivals.CompareBench;
import dev.rushline.bench.rules.RulesBench;
import dev.rushline.bench.search.SearchLoad;
import dev.rushline.bench.thread.ThreadLoad;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** Entry of {@code ./rushline bench}. */
@Command(
    name = "bench",
    description = "Measures a running installation on this machine.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    subcommands = {
      CheckoutLoad.class,
      RefusalLoad.class,
      CompareBench.class,
      DecisionLoad.class,
      IdleBench.class,
      ImportLoad.class,
      QueueLoad.class,
      RawBench.class,
      RowsLoad.class,
      RulesBench.class,
      SearchLoad.class,
      ThreadLoad.class
    })
public final class Bench {
  private Bench() {}

  /** Runs the benchmark named in the arguments and exits with its code. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }
}
