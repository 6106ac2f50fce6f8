package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.seating.Decision;
import dev.rushline.proof.Subject;
import dev.rushline.tools.audit.SaleInvariant;
import dev.rushline.tools.memory.CrashPlan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;

/** One sale with its owner, what follows from its events, and all that must hold of both. */
final class SimulatedSale implements Subject<SaleStep> {
  private final Supplier<Office> offices;
  private final Office office;
  private final SaleModel model = new SaleModel();
  private final StateChecks stateChecks = new StateChecks(model);
  private final AnswerChecks answerChecks = new AnswerChecks(model);
  private final List<SaleStep> log = new ArrayList<>();
  private final List<Decision> decisions = new ArrayList<>();
  private int committed;

  SimulatedSale(Supplier<Office> offices) {
    this.offices = offices;
    this.office = offices.get();
  }

  SaleModel model() {
    return model;
  }

  @Override
  public void take(SaleStep step) {
    log.add(step);
    step.diesInWrites().ifPresent(office.crashes()::inWrites);
    Decision decision;
    try {
      decision = office.handle(step.command(), step.at());
    } catch (CrashPlan.Crash _) {
      recover();
      decision = office.handle(step.command(), step.at());
    }
    office.crashes().never();
    decisions.add(decision);
    model.add(decision);
    WorkChecks.check(step.command(), decision);
    answerChecks.add(step.command(), decision);
    stateChecks.afterStep(office.state());
    if (step.commits()) {
      office.commit();
      committed = log.size();
    }
  }

  @Override
  public void end() {
    stateChecks.everything(office.state());
    checkReplay();
  }

  /** What was not committed is decided once more; it may have been answered already. */
  private void recover() {
    office.restart();
    for (int i = committed; i < log.size() - 1; i++) {
      checkAgain(office, i);
    }
    stateChecks.everything(office.state());
  }

  private void checkReplay() {
    Office replay = offices.get();
    for (int i = 0; i < log.size(); i++) {
      checkAgain(replay, i);
    }
    // Keys are ordered by their bytes, and values are compared as bytes.
    check(
        sameBytes(replay.bytes(), office.bytes()),
        SaleInvariant.REPLAY_EQUALS_LIVE,
        "a replay leaves other bytes in the stores");
  }

  private void checkAgain(Office decides, int command) {
    Decision again = decides.handle(log.get(command).command(), log.get(command).at());
    check(
        again.equals(decisions.get(command)),
        SaleInvariant.REPLAY_EQUALS_LIVE,
        "command",
        command,
        "was decided as",
        decisions.get(command),
        "and again as",
        again);
  }

  private static boolean sameBytes(Map<Bytes, byte[]> one, Map<Bytes, byte[]> other) {
    return one.keySet().equals(other.keySet())
        && one.entrySet().stream()
            .allMatch(entry -> Arrays.equals(entry.getValue(), other.get(entry.getKey())));
  }
}
