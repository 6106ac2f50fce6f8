package dev.rushline.queue.simulation;

import dev.rushline.proof.Subject;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.LineCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** One line with its owner, what follows from its events, and all that must hold of both. */
public final class SimulatedLine implements Subject<Entry> {
  private final Supplier<Office> offices;
  private final BiConsumer<LineCommand, Decision> witness;
  private final Office office;
  private final LineModel model = new LineModel(Office.EVENT);
  private final List<Entry> log = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();

  SimulatedLine(Supplier<Office> offices, BiConsumer<LineCommand, Decision> witness) {
    this.offices = offices;
    this.witness = witness;
    this.office = offices.get();
  }

  LineModel model() {
    return model;
  }

  @Override
  public void take(Entry entry) {
    log.add(entry);
    Decision decision = office.handle(entry.command(), entry.at());
    decisions.add(decision);
    witness.accept(entry.command(), decision);
    int rules = office.rulesVersion();
    decision.events().forEach(event -> model.happened(event, rules));
    Checks.afterCommand(entry.command(), decision, office.state(), model);
  }

  @Override
  public void end() {
    Checks.replay(log, decisions, office.state(), offices.get());
  }
}
