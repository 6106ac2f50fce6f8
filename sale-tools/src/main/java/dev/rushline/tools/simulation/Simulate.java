package dev.rushline.tools.simulation;

import dev.rushline.proof.Failure;
import dev.rushline.proof.Simulation;
import java.io.PrintWriter;
import java.time.Duration;
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

  @Option(names = "--seed", description = "Draws the commands. Default: ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(names = "--commands", description = "How many. Default: ${DEFAULT-VALUE}.")
  private long commands = 1_000_000;

  @Option(
      names = "--all",
      description = "Print all commands of a failing sale, not the fewest that fail.")
  private boolean all;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    long began = System.nanoTime();
    Simulation<SaleStep, SimulatedSale> simulation =
        SaleStage.simulation(seed, () -> new Office(UnaryOperator.identity()));
    Optional<Failure<SaleStep>> failure =
        simulation.run(commands, done -> progress(out, done, began));
    if (failure.isPresent()) {
      print(out, failure.get(), simulation.shortened(failure.get()));
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

  private void print(PrintWriter out, Failure<SaleStep> failure, Failure<SaleStep> shortened) {
    Failure<SaleStep> shown = all ? failure : shortened;
    out.printf("%s does not hold: %s%n", shown.invariant().name(), shown.broken().getMessage());
    out.printf(
        "seed %d, after %d commands of a sale; %s:%n",
        seed,
        failure.steps().size(),
        all ? "all of them" : shown.steps().size() + " of them suffice (--all shows all)");
    for (int offset = 0; offset < shown.steps().size(); offset++) {
      out.printf("%6d %s%n", offset, shown.steps().get(offset));
    }
    shown.broken().printStackTrace(out);
  }
}
