package dev.rushline.queue.simulation;

import static dev.rushline.proof.BrokenInvariant.check;
import static dev.rushline.queue.simulation.Invariant.A_SLOT_IS_NEVER_IDLE_WHILE_SOMEONE_WAITS;
import static dev.rushline.queue.simulation.Invariant.COUNTS_ARE_TRUE;
import static dev.rushline.queue.simulation.Invariant.EVERY_SLOT_COMES_BACK;
import static dev.rushline.queue.simulation.Invariant.REPLAY_EQUALS_LIVE;

import dev.rushline.queue.line.Admission;
import dev.rushline.queue.line.Decision;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.InMemoryLineState;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineCommand;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.line.Places;
import java.util.List;

/** Compares a line's state with what follows from its events. */
final class Checks {
  /** Numbers that one tick looks at; the rest of a long line follows with the next. */
  private static final int NUMBERS_OF_A_TICK = 2_000;

  private Checks() {}

  static void afterCommand(
      LineCommand command, Decision decision, InMemoryLineState state, LineModel model) {
    if (command instanceof LineCommand.Tick) {
      check(
          model.overdue(decision.now()).isEmpty(),
          EVERY_SLOT_COMES_BACK,
          "a tick left",
          model.overdue(decision.now()));
      nobodyWaitsWhomTheLineWouldLetIn(decision, state.line(), model);
    }
    countsAreTrue(state, model);
  }

  private static void nobodyWaitsWhomTheLineWouldLetIn(Decision tick, Line line, LineModel model) {
    boolean hasJustOpened = tick.events().stream().anyMatch(LineEvent.LineOpened.class::isInstance);
    if (hasJustOpened || numbersLookedAt(tick) >= NUMBERS_OF_A_TICK) {
      return;
    }
    check(
        Admission.of(line).allowance() == 0 || model.waiting() == 0,
        A_SLOT_IS_NEVER_IDLE_WHILE_SOMEONE_WAITS,
        model.waiting(),
        "wait and there is room for",
        Admission.of(line).allowance());
  }

  private static long numbersLookedAt(Decision tick) {
    return tick.events().stream()
        .mapToLong(
            event ->
                switch (event) {
                  case LineEvent.Called _ -> 1;
                  case LineEvent.NumbersPassed(long count) -> count;
                  default -> 0;
                })
        .sum();
  }

  private static void countsAreTrue(InMemoryLineState state, LineModel model) {
    Places told = state.line().places();
    List<FanPlace> places =
        state.fans().values().stream()
            .filter(place -> place.round() == state.line().round().number())
            .toList();
    Places counted =
        new Places(
            model.joined(),
            told.serving(),
            with(PlaceStatus.WAITING, places),
            // Of the numbers from serving on each one waits or is gone.
            model.joined() - told.serving() - model.waiting(),
            with(PlaceStatus.CALLED, places),
            with(PlaceStatus.INSIDE, places),
            model.admitted(),
            model.shownUp(),
            model.noShows());
    check(told.equals(counted), COUNTS_ARE_TRUE, "told", told, ", counted", counted);
    check(
        counted.waiting() == model.waiting() && counted.inside() == model.inside(),
        COUNTS_ARE_TRUE,
        model.waiting(),
        "wait and",
        model.inside(),
        "are inside by the events, but",
        counted);
  }

  private static long with(PlaceStatus status, List<FanPlace> places) {
    return places.stream().filter(place -> place.status() == status).count();
  }

  /** Carries the log out once more. */
  static void replay(
      List<Entry> log, List<Decision> decisions, InMemoryLineState live, Office fresh) {
    for (int index = 0; index < log.size(); index++) {
      Entry entry = log.get(index);
      Decision again = fresh.handle(entry.command(), entry.at());
      check(
          again.equals(decisions.get(index)),
          REPLAY_EQUALS_LIVE,
          "command",
          index,
          "was decided as",
          decisions.get(index),
          "and again as",
          again);
    }
    check(
        fresh.state().line().equals(live.line()) && fresh.state().fans().equals(live.fans()),
        REPLAY_EQUALS_LIVE,
        "the state is",
        fresh.state().line(),
        "and was",
        live.line());
  }
}
