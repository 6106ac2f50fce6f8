package dev.rushline.prove.storm;

import dev.rushline.bench.Measurement;
import dev.rushline.bench.system.BenchSystem;
import dev.rushline.bench.system.Machine;
import dev.rushline.local.process.ServerFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Holds that all run out together while fans go on buying. Each storm is held against the same
 * owner in the same state with nothing due.
 */
@Command(
    name = "storm",
    description =
        "Many holds due at once, with fans beside them. Starts servers of its own and stops them.")
public final class StormProof implements Callable<Integer> {
  private static final int HOLDS_MAX = 1_000_000;
  private static final int BROKEN = 1;
  private static final int FAILED = 2;

  @Option(
      names = "--holds",
      split = ",",
      defaultValue = "10000,100000,500000",
      description =
          "Holds that are due at once, a storm for each (default: 10000,100000,500000)."
              + " The owner is away from before the first is due until after the last.")
  private List<Integer> holds;

  @Option(
      names = "--present",
      split = ",",
      defaultValue = "10000",
      description =
          "The same with an owner that stays: they are due within the time it took to make them"
              + " (default: 10000).")
  private List<Integer> present;

  @Override
  public Integer call() throws Exception {
    try {
      requireSense(holds);
      requireSense(present);
      return prove();
    } catch (ServerFailed e) {
      System.err.println("prove storm: " + e.getMessage());
      return FAILED;
    }
  }

  private static void requireSense(List<Integer> numbers) {
    if (numbers.stream().anyMatch(n -> n < Storm.SECTION || n > HOLDS_MAX)) {
      throw new ServerFailed("a storm is of %d to %d holds".formatted(Storm.SECTION, HOLDS_MAX));
    }
  }

  private int prove() throws Exception {
    System.out.println(Machine.describe());
    List<String> broken = new ArrayList<>();
    try (BenchSystem system = BenchSystem.start("prove-storm")) {
      System.out.println(Measurement.header("checkouts"));
      for (int number : present) {
        broken.addAll(new Storm(system, number, Storm.Owner.STAYS).run());
      }
      for (int number : holds) {
        broken.addAll(new Storm(system, number, Storm.Owner.WAS_AWAY).run());
      }
      if (broken.isEmpty()) {
        system.done();
      }
    }
    broken.forEach(fault -> System.out.println("BROKEN: " + fault));
    System.out.println(broken.isEmpty() ? "It holds." : "It does not hold.");
    return broken.isEmpty() ? 0 : BROKEN;
  }
}
