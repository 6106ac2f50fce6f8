package dev.rushline.bench;

import dev.rushline.bench.idle.IdleBench;
import dev.rushline.bench.queue.QueueLoad;
import dev.rushline.bench.raw.RawBench;
import dev.rushline.bench.rivals.CompareBench;
import dev.rushline.bench.rules.RulesBench;
import dev.rushline.bench.search.SearchLoad;
import dev.rushline.bench.thread.ThreadLoad;
import dev.rushline.local.process.ServerFailed;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;
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

  /** What somebody can mend who reads it is said in a line; the rest with where it came from. */
  private static int tell(Exception failure, CommandLine command, ParseResult arguments)
      throws Exception {
    if (!(failure instanceof ServerFailed)) {
      throw failure;
    }
    System.err.println("bench " + command.getCommandName() + ": " + failure.getMessage());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Runs the benchmark named in the arguments and exits with its code. */
  public static void main(String[] args) {
    System.exit(
        new CommandLine(new Bench()).setExecutionExceptionHandler(Bench::tell).execute(args));
  }
}
