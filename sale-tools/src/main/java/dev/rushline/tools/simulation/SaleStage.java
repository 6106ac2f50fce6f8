package dev.rushline.tools.simulation;

import dev.rushline.proof.Invariant;
import dev.rushline.proof.Simulation;
import dev.rushline.proof.Source;
import dev.rushline.proof.Stage;
import dev.rushline.tools.audit.SaleInvariant;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Many small sales, one after the other.
 *
 * @param offices makes the owner of a sale: the real one, unless the checks are to be checked
 */
record SaleStage(Supplier<Office> offices) implements Stage<SaleStep, SimulatedSale> {
  private static final int COMMANDS_PER_SALE = 1_000;

  /** A run of all of them; the same seed draws the same commands. */
  static Simulation<SaleStep, SimulatedSale> simulation(long seed, Supplier<Office> offices) {
    return new Simulation<>(seed, COMMANDS_PER_SALE, new SaleStage(offices));
  }

  @Override
  public SimulatedSale subject() {
    return new SimulatedSale(offices);
  }

  @Override
  public Invariant noContradiction() {
    return SaleInvariant.NO_CONTRADICTION;
  }

  @Override
  public Source<SaleStep> source(RandomGenerator random, SimulatedSale sale) {
    return new SaleSource(random, sale.model());
  }
}
