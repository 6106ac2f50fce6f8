package dev.rushline.tools.lottery;

import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.LinePaused;
import dev.rushline.schemas.queue.LineResumed;
import dev.rushline.schemas.queue.LineRetired;
import dev.rushline.schemas.queue.LineWithdrawn;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.PlaceLeft;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import dev.rushline.schemas.queue.PolicySet;
import dev.rushline.schemas.queue.QueueEvent;
import dev.rushline.schemas.queue.ShownUp;
import dev.rushline.schemas.queue.SlotEnded;
import dev.rushline.schemas.queue.TokensRevoked;
import dev.rushline.schemas.queue.WaitingTold;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One event's line as queue.events tells it, checked record by record, in the order of the log.
 * Goes by what is told and computes the rest; asks nobody. Keeps the list of one round at a time.
 * Not thread-safe.
 */
public final class ToldDraw {
  private final String eventId;
  private final Optional<String> fan;
  private final Faults faults = new Faults();
  private final List<String> facts = new ArrayList<>();

  /** Arrivals of the fan in this round. */
  private final List<Integer> arrivals = new ArrayList<>();

  private Optional<ToldRound> round = Optional.empty();
  private int rounds;
  private boolean drawn;
  private boolean fanKnown;
  private boolean astray;

  /**
   * Nothing is told yet.
   *
   * @param fan whose places are to be told as well
   */
  public ToldDraw(String eventId, Optional<String> fan) {
    this.eventId = eventId;
    this.fan = fan;
  }

  /** Takes the next record of the event. */
  public void tell(QueueEvent event, int partition, long offset) {
    faults.lookAt(partition, offset);
    switch (event.getBody()) {
      case GatheringBegan began -> gather(began);
      case LineOpened line -> open(line);
      case PlaceTaken place -> inRound("a fan joins", known -> join(place, known));
      case PlaceTakenAgain place -> inRound("a fan is back", known -> known.joinAgain(place));
      case PlaceLeft left -> inRound("a fan leaves", known -> known.leave(left));
      case SlotEnded slot -> inRound("a slot ends", known -> known.endSlot(slot));
      case ListClosed closed -> inRound("a list is closed", known -> known.close(closed));
      case Called call -> inRound("a fan is called", known -> known.call(call));
      case LineWithdrawn _ -> inRound("a line is withdrawn", this::end);
      // Perhaps of a line that was withdrawn before.
      case LineRetired _ -> round.ifPresent(this::end);
      case PolicySet _, LinePaused _, LineResumed _, TokensRevoked _, WaitingTold _, ShownUp _ -> {
        // What operators say, and fans who show up, is not of the draw.
      }
      default -> throw new IllegalArgumentException("no event: " + event.getBody());
    }
  }

  /** Takes the next record of the event, which nobody can read. */
  public void tellUnreadable(int partition, long offset, String why) {
    faults.lookAt(partition, offset);
    faults.add(Rule.LINE, "the record cannot be read: " + why);
  }

  /** Whether there was ever a line. */
  public boolean hasLine() {
    return rounds > 0;
  }

  /** Whether in any round fans were drawn. */
  public boolean hasDrawn() {
    return drawn;
  }

  /** Whether everything told holds. */
  public boolean holds() {
    return faults.none();
  }

  /** What holds, a line for each fact, and where the fan stands. */
  public List<String> facts() {
    List<String> all = new ArrayList<>(facts);
    round.ifPresent(current -> all.addAll(factsOf(current, false)));
    fan.filter(_ -> !fanKnown).ifPresent(id -> all.add("fan %s has never joined".formatted(id)));
    return all;
  }

  /** What does not hold, a line for each of the first faults, with its record. */
  public List<String> faults() {
    return faults.told();
  }

  private void gather(GatheringBegan began) {
    round.ifPresentOrElse(
        ToldRound::gatherAgain, () -> begin(ToldRound.gathering(eventId, began, faults)));
  }

  private void open(LineOpened line) {
    if (round.isPresent()) {
      round.get().open(line);
    } else {
      begin(ToldRound.withoutDraw(eventId, line, faults));
    }
    drawn |= line.getDrawn() > 0;
  }

  private void begin(ToldRound next) {
    round = Optional.of(next);
    rounds++;
    astray = false;
  }

  private void join(PlaceTaken place, ToldRound current) {
    if (current.join(place) && fan.equals(Optional.of(place.getCustomerId()))) {
      fanKnown = true;
      arrivals.add((int) place.getArrival());
    }
  }

  private void end(ToldRound current) {
    facts.addAll(factsOf(current, true));
    arrivals.clear();
    faults.nextRound();
    round = Optional.empty();
  }

  private List<String> factsOf(ToldRound current, boolean ended) {
    RoundFacts told = new RoundFacts(rounds, current, faults, ended);
    List<String> lines = told.lines();
    arrivals.forEach(arrival -> lines.add("  " + told.place(fan.orElseThrow(), arrival)));
    return lines;
  }

  /** Tells once what has no line; the rest of it would say the same. */
  private void inRound(String what, Consumer<ToldRound> change) {
    if (round.isPresent()) {
      change.accept(round.get());
    } else if (!astray) {
      astray = true;
      faults.add(
          Rule.LINE,
          what + " where there is no line: its beginning is not in the log, or not any more");
    }
  }
}
