package dev.rushline.queue.line;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Carries out commands, one at a time, in the order of the log. */
public final class Usher {
  /**
   * Counts the changes that decide some command otherwise than before. What fans were told is what
   * every later owner must find in the log again: so all versions are kept, and the log says from
   * where on which is in force ({@link LineState#rulesVersion}).
   *
   * <ul>
   *   <li>1: the first. Whoever left and joined again got a new place, without end.
   *   <li>2: {@link RejoinRules}.
   * </ul>
   *
   * <p>A command that no earlier build knew needs no version: it is in no earlier log.
   */
  public static final int RULES_VERSION = 2;

  private final OperatorRules operators;

  /** An usher who takes the seeds of draws from there. */
  public Usher(Seeds seeds) {
    this.operators = new OperatorRules(seeds);
  }

  /**
   * To be asked when a log says which rules are in force: what follows in it is not to be skipped,
   * nor decided otherwise.
   *
   * @throws IllegalStateException when this build does not know them
   */
  public static void requireKnown(int rulesVersion) {
    if (rulesVersion > RULES_VERSION) {
      throw new IllegalStateException(
          "the log is decided by version %d of the rules of the line, and this build knows %d: run the newer build"
              .formatted(rulesVersion, RULES_VERSION));
    }
  }

  /**
   * Carries out one command.
   *
   * @param logTime the command's timestamp in the log; the line's clock never goes back
   * @param state the line, changed by what happens
   */
  public Decision handle(LineCommand command, Instant logTime, LineState state) {
    Line before = state.line();
    Instant now = logTime.isAfter(before.now()) ? logTime : before.now();
    Step step = new Step(state, now);
    Optional<Answer> answer = carryOut(command, step);
    return new Decision(
        now,
        before.version() + 1,
        step.events(),
        answer,
        isForAll(command, step.events()) || before.sale().over() != state.line().sale().over());
  }

  private Optional<Answer> carryOut(LineCommand command, Step step) {
    return switch (command) {
      case LineCommand.Join join -> Optional.of(FanRules.join(join, step));
      case LineCommand.Find find -> Optional.of(FanRules.find(find, step));
      case LineCommand.Leave leave -> Optional.of(FanRules.leave(leave, step));
      case LineCommand.Heartbeat heartbeat -> Optional.of(FanRules.showUp(heartbeat, step));
      case LineCommand.SlotFreed freed -> Optional.of(FanRules.slotFreed(freed, step));
      case LineCommand.SetPolicy set -> Optional.of(operators.setPolicy(set, step));
      case LineCommand.SetRate set -> Optional.of(operators.setRate(set, step));
      case LineCommand.Open _ -> Optional.of(operators.open(step));
      case LineCommand.Pause _ -> Optional.of(OperatorRules.pause(step));
      case LineCommand.Resume _ -> Optional.of(OperatorRules.resume(step));
      case LineCommand.TellWaiting tell -> Optional.of(OperatorRules.tell(tell, step));
      case LineCommand.RevokeTokens _ -> Optional.of(OperatorRules.revoke(step));
      case LineCommand.SaleSeen seen -> {
        seeSale(seen, step);
        yield Optional.empty();
      }
      case LineCommand.RetireLine _ -> {
        OperatorRules.retire(step);
        yield Optional.empty();
      }
      case LineCommand.Tick tick -> {
        TickRules.tick(tick, step);
        yield Optional.empty();
      }
    };
  }

  private void seeSale(LineCommand.SaleSeen seen, Step step) {
    boolean longOver = seen.longOver() && step.line().sale().knowsNoNewerTermsThan(seen);
    step.happen(new LineEvent.SaleChanged(seen));
    Line line = step.line();
    if (line.phase() == Phase.IDLE) {
      if (line.policy().mode() == LineMode.AUTOMATIC
          && !line.sale().over()
          && line.pace().demand() > line.policy().demandThreshold()) {
        step.happen(new LineEvent.LineOpened(0, Optional.empty()));
      }
    } else if (longOver && line.places().joined() > 0) {
      step.happen(new LineEvent.LineWithdrawn());
      // One that is always there is there again at once, empty: should the sale go on after all,
      // nobody gets past it.
      operators.follow(step);
      if (line.paused() && step.line().phase() != Phase.IDLE) {
        step.happen(new LineEvent.LinePaused());
      }
    }
  }

  /** Everybody hears of ticks and of what operators do; what one fan does waits for the tick. */
  private static boolean isForAll(LineCommand command, List<LineEvent> events) {
    return switch (command) {
      case LineCommand.Tick _,
          LineCommand.SetPolicy _,
          LineCommand.SetRate _,
          LineCommand.Open _,
          LineCommand.Pause _,
          LineCommand.Resume _,
          LineCommand.TellWaiting _,
          LineCommand.RevokeTokens _,
          LineCommand.RetireLine _ ->
          !events.isEmpty();
      case LineCommand.SaleSeen _ -> events.size() > 1;
      case LineCommand.Join _,
          LineCommand.Find _,
          LineCommand.Leave _,
          LineCommand.Heartbeat _,
          LineCommand.SlotFreed _ ->
          false;
    };
  }
}
