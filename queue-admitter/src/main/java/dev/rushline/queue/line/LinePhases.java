package dev.rushline.queue.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where a line goes from the phase it is in, all of it, as what is to happen:
 *
 * <pre>
 *   IDLE      ──▶ GATHERING   the policy wants a line, and an opening that is to come
 *   IDLE      ──▶ OPEN        the policy wants a line at once, demand is high, an operator
 *   GATHERING ──▶ DRAWN       the opening is due: the list is closed
 *   DRAWN     ──▶ OPEN        the opening is due: the draw is told
 *   GATHERING,
 *   DRAWN,
 *   OPEN      ──▶ IDLE        the policy wants none, the sale is long over, or retired
 *   OPEN      ──▶ IDLE        demand is low again
 *   IDLE      ──▶ IDLE        retired, with a policy that is then forgotten
 * </pre>
 *
 * <p>{@code IDLE} is the next round: of the former one no place, token or draw is worth anything.
 */
record LinePhases(LineState state, Instant now, Seeds seeds) {
  /** How long an automatic line stays, so that one an operator opens is not gone at once. */
  static final Duration OPEN_AT_LEAST = Duration.ofMinutes(1);

  private static final LineEvent OPENED_AT_ONCE = new LineEvent.LineOpened(Optional.empty());

  /**
   * To where the policy wants the line.
   *
   * @param line as it is by then
   */
  List<LineEvent> asPolicyWants(Line line) {
    LinePolicy policy = line.policy();
    return switch (line.phase()) {
      case Phase.Idle _ ->
          policy.mode() != LineMode.ALWAYS
              ? List.of()
              : List.of(isDue(policy) ? OPENED_AT_ONCE : gatheringBegan(line));
      case Phase.Gathering _, Phase.Drawn _, Phase.Open _ ->
          policy.mode() == LineMode.OFF ? List.of(new LineEvent.LineWithdrawn()) : List.of();
    };
  }

  /** An operator opens the line. */
  List<LineEvent> open() {
    Line line = state.line();
    return switch (line.phase()) {
      case Phase.Idle _ -> List.of(OPENED_AT_ONCE);
      // The next ticks close the list and draw, as they would at the time that was set.
      case Phase.Gathering _, Phase.Drawn _ ->
          List.of(new LineEvent.PolicySet(line.policy().withOpening(now)));
      case Phase.Open _ -> List.of();
    };
  }

  /** An idle line opens for demand, if that is its policy. */
  List<LineEvent> onDemand() {
    Line line = state.line();
    boolean opens =
        line.policy().mode() == LineMode.AUTOMATIC
            && !line.sale().over()
            && line.pace().demand() > line.policy().demandThreshold();
    return opens ? List.of(OPENED_AT_ONCE) : List.of();
  }

  /**
   * In two ticks: the list is closed in one and the seed told in the next, so that the digest of
   * the list stands in the log before the seed.
   */
  List<LineEvent> whenDue() {
    Line line = state.line();
    Round round = line.round();
    if (!isDue(line.policy()) || round.paused()) {
      return List.of();
    }
    return switch (round.phase()) {
      case Phase.Gathering(String seed) ->
          List.of(
              new LineEvent.ListClosed(
                  new Lottery(seed, round.listDigest(), round.places().joined())));
      case Phase.Drawn(Lottery lottery) -> List.of(new LineEvent.LineOpened(Optional.of(lottery)));
      case Phase.Idle _, Phase.Open _ -> List.of();
    };
  }

  /** An automatic line ends when nobody stands in it and demand is back to normal. */
  List<LineEvent> whenQuiet() {
    Line line = state.line();
    boolean ends =
        line.policy().mode() == LineMode.AUTOMATIC
            && !now.isBefore(line.pace().since().plus(OPEN_AT_LEAST))
            && line.places().waiting() == 0
            && line.places().slots() == 0
            && line.pace().demand() < line.policy().demandThreshold() / 2.0;
    return ends ? List.of(new LineEvent.LineWithdrawn()) : List.of();
  }

  /**
   * The sale is long over: nobody asks for a place any more. A line that is always there is there
   * again at once, empty: should the sale go on after all, nobody gets past it.
   */
  List<LineEvent> anew() {
    Line line = state.line();
    List<LineEvent> events = new ArrayList<>();
    events.add(new LineEvent.LineWithdrawn());
    events.addAll(asPolicyWants(line.nextRound(state.eventId())));
    if (line.round().paused() && events.size() > 1) {
      events.add(new LineEvent.LinePaused());
    }
    return events;
  }

  /** The sale is retired. */
  List<LineEvent> retire() {
    return state.line().isBare() ? List.of() : List.of(new LineEvent.LineRetired());
  }

  private boolean isDue(LinePolicy policy) {
    return !policy.opensAt().map(now::isBefore).orElse(false);
  }

  private LineEvent gatheringBegan(Line line) {
    return new LineEvent.GatheringBegan(seeds.of(state.eventId(), line.round().number()));
  }
}
