package dev.rushline.tools.simulation;

import dev.rushline.tools.simulation.Simulation.Entry;
import dev.rushline.tools.simulation.Simulation.Failure;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./rushline simulate}. */
@Command(
    name = "simulate",
    description = "Drives the rules of the sale with random commands and checks what must hold.",
    mixinStandardHelpOptions = true)
public final class Simulate implements Callable<Integer> {
  private static final int PROGRESS_EVERY = 100_000;
  private static final int SHOWN_MAX = 40;

  @Option(names = "--seed", description = "Draws the commands. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--commands", description = "How many. Default: ${DEFAULT-VALUE}.")
  private long commands = 1_000_000;

  @Option(names = "--all", description = "Print all commands of a failing sale, not the last ones.")
  private boolean all;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long began = System.nanoTime();
    Optional<Failure> failure =
        new Simulation(seed, () -> new Office(UnaryOperator.identity()))
            .run(commands, done -> progress(out, done, began));
    if (failure.isPresent()) {
      print(out, failure.get());
      return 1;
    }
    out.printf(
        "%,d commands of seed %d in %.1f s: every invariant held after each of them%n",
        commands, seed, seconds(began));
    return 0;
  }

  private static void progress(PrintWriter out, long done, long began) {
    if (done % PROGRESS_EVERY == 0) {
      out.printf("%,12d commands  %6.1f s%n", done, seconds(began));
      out.flush();
    }
  }

  private static double seconds(long began) {
    return Duration.ofNanos(System.nanoTime() - began).toMillis() / 1_000.0;
  }

  private void print(PrintWriter out, Failure failure) {
    List<Entry> prefix = failure.prefix();
    int from = all ? 0 : Math.max(0, prefix.size() - SHOWN_MAX);
    out.printf("%s does not hold: %s%n", failure.invariant(), failure.what());
    out.printf("seed %d, after %d commands of a sale:%n", seed, prefix.size());
    if (from > 0) {
      out.printf("  ... %d before (--all shows them)%n", from);
    }
    for (Entry entry : prefix.subList(from, prefix.size())) {
      out.printf("  %s %s%n", entry.at(), entry.command());
    }
    failure.cause().printStackTrace(out);
  }
}
