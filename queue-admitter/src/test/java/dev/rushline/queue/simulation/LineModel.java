package dev.rushline.queue.simulation;

import static dev.rushline.proof.BrokenInvariant.check;
import static dev.rushline.queue.simulation.Invariant.ADMITTED_NEVER_EXCEEDS_CAPACITY;
import static dev.rushline.queue.simulation.Invariant.EVERY_SLOT_COMES_BACK;
import static dev.rushline.queue.simulation.Invariant.NOBODY_OVERTAKES;
import static dev.rushline.queue.simulation.Invariant.NUMBERS_GIVEN_UP_ARE_FEW;
import static dev.rushline.queue.simulation.Invariant.PLACES_ARE_UNIQUE;

import dev.rushline.queue.line.EndReason;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.queue.line.LinePolicy;
import dev.rushline.queue.line.Lottery;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.queue.lottery.ListDigest;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What follows from a line's events, and what an outsider with all of them can check. */
final class LineModel {

  /** A fan who has been called and is not done. */
  record Slot(CustomerId fan, long arrival, Instant deadline, boolean shownUp) {}

  /** In one round, after leaving. */
  private static final int REJOINS_MAX = 5;

  private final EventId eventId;
  private int targetInside = LinePolicy.NONE.targetInside();
  private List<CustomerId> joined = new ArrayList<>();
  private final Map<CustomerId, Long> waiting = new TreeMap<>();
  // Those who have left and have not joined again, and how often others have.
  private final Set<CustomerId> left = new TreeSet<>();
  private final Map<CustomerId, Integer> rejoins = new TreeMap<>();
  private final Map<CustomerId, Slot> slots = new TreeMap<>();
  private byte[] digest;
  private byte[] closedDigest;
  private long drawn;
  private Optional<Draw> draw = Optional.empty();
  private long next;
  private long admitted;
  private long shownUp;
  private long noShows;

  LineModel(EventId eventId) {
    this.eventId = eventId;
    this.digest = ListDigest.start(eventId.text());
  }

  /** Learns what happened, and checks what can be known from it. */
  void happened(LineEvent event, int rulesVersion) {
    switch (event) {
      case LineEvent.PolicySet(LinePolicy policy) -> targetInside = policy.targetInside();
      case LineEvent.PlaceTaken taken -> placeTaken(taken, rulesVersion);
      case LineEvent.PlaceTakenAgain again -> placeTakenAgain(again);
      case LineEvent.PlaceLeft(CustomerId fan, long _) -> {
        waiting.remove(fan);
        left.add(fan);
      }
      case LineEvent.ListClosed(Lottery(var _, var _, long count)) -> {
        check(count == joined.size(), NOBODY_OVERTAKES, "the list of", joined.size(), "has", count);
        closedDigest = digest.clone();
      }
      case LineEvent.LineOpened(Optional<Lottery> lottery) -> lottery.ifPresent(this::opened);
      case LineEvent.LineWithdrawn _, LineEvent.LineRetired _ -> withdrawn();
      case LineEvent.Called called -> called(called);
      case LineEvent.ShownUp(CustomerId fan, long arrival, Instant deadline) -> {
        slots.put(fan, new Slot(fan, arrival, deadline, true));
        shownUp++;
      }
      case LineEvent.SlotEnded(CustomerId fan, long arrival, EndReason why) ->
          ended(fan, arrival, why);
      case LineEvent.GatheringBegan _,
          LineEvent.LinePaused _,
          LineEvent.LineResumed _,
          LineEvent.NumbersPassed _,
          LineEvent.WaitingTold _,
          LineEvent.TokensRevoked _,
          LineEvent.SaleChanged _,
          LineEvent.Ticked _ -> {}
    }
  }

  /** Under the newest rules whoever has left gets a few more numbers, and not one after another. */
  private void joinsAgain(CustomerId fan, int rulesVersion) {
    if (left.remove(fan) && rulesVersion >= 2) {
      check(
          rejoins.merge(fan, 1, Integer::sum) <= REJOINS_MAX,
          NUMBERS_GIVEN_UP_ARE_FEW,
          fan,
          "has left and joined again",
          rejoins.get(fan),
          "times");
    }
  }

  private void placeTakenAgain(LineEvent.PlaceTakenAgain again) {
    CustomerId fan = again.customerId();
    check(
        left.remove(fan) && fan.equals(joined.get((int) again.arrival())),
        PLACES_ARE_UNIQUE,
        fan,
        "has taken again a place that was not given up:",
        again.arrival());
    check(draw.isEmpty(), NOBODY_OVERTAKES, fan, "is back after the draw");
    waiting.put(fan, again.arrival());
  }

  private void placeTaken(LineEvent.PlaceTaken taken, int rulesVersion) {
    CustomerId fan = taken.customerId();
    joinsAgain(fan, rulesVersion);
    check(
        !waiting.containsKey(fan) && !slots.containsKey(fan),
        PLACES_ARE_UNIQUE,
        fan,
        "has a place and was given another");
    check(
        taken.arrival() == joined.size(),
        PLACES_ARE_UNIQUE,
        fan,
        "was given place",
        taken.arrival(),
        "after",
        joined.size());
    joined.add(fan);
    waiting.put(fan, taken.arrival());
    digest = ListDigest.with(digest, taken.arrival(), fan.text());
  }

  private void opened(Lottery lottery) {
    drawn = lottery.drawn();
    draw =
        drawn == 0
            ? Optional.empty()
            : Optional.of(new Draw(HexFormat.of().parseHex(lottery.seed()), closedDigest, drawn));
  }

  private void withdrawn() {
    joined = new ArrayList<>();
    waiting.clear();
    slots.clear();
    left.clear();
    rejoins.clear();
    digest = ListDigest.start(eventId.text());
    drawn = 0;
    draw = Optional.empty();
    next = 0;
    admitted = 0;
    shownUp = 0;
    noShows = 0;
  }

  private void called(LineEvent.Called called) {
    CustomerId fan = called.customerId();
    check(!slots.containsKey(fan), EVERY_SLOT_COMES_BACK, fan, "was called twice");
    check(called.number() >= next, NOBODY_OVERTAKES, "number", called.number(), "after", next);
    for (long number = next; number < called.number(); number++) {
      long arrival = arrivalOf(number);
      check(
          !waiting.containsValue(arrival),
          NOBODY_OVERTAKES,
          joined.get((int) arrival),
          "waits with number",
          number,
          "and",
          called.number(),
          "was called");
    }
    long arrival = arrivalOf(called.number());
    check(
        arrival == called.arrival() && fan.equals(joined.get((int) arrival)),
        NOBODY_OVERTAKES,
        "number",
        called.number(),
        "is",
        joined.get((int) arrival),
        "and not",
        fan);
    next = called.number() + 1;
    waiting.remove(fan);
    slots.put(fan, new Slot(fan, arrival, called.deadline(), false));
    admitted++;
    check(
        slots.size() <= targetInside,
        ADMITTED_NEVER_EXCEEDS_CAPACITY,
        slots.size(),
        "are inside of",
        targetInside);
  }

  private void ended(CustomerId fan, long arrival, EndReason why) {
    Slot slot = slots.remove(fan);
    check(
        slot != null && slot.arrival == arrival,
        EVERY_SLOT_COMES_BACK,
        "the slot of",
        fan,
        "ended and was none");
    if (why == EndReason.LEFT) {
      left.add(fan);
    }
    if (why == EndReason.NO_SHOW) {
      noShows++;
    }
  }

  private long arrivalOf(long number) {
    return number < drawn ? draw.orElseThrow().arrivalOf(number) : number;
  }

  /** Slots that a tick at that time should have ended. */
  List<Slot> overdue(Instant now) {
    return slots.values().stream().filter(slot -> !now.isBefore(slot.deadline)).toList();
  }

  List<Slot> slots() {
    return List.copyOf(slots.values());
  }

  long joined() {
    return joined.size();
  }

  long waiting() {
    return waiting.size();
  }

  long inside() {
    return slots.values().stream().filter(Slot::shownUp).count();
  }

  long admitted() {
    return admitted;
  }

  long shownUp() {
    return shownUp;
  }

  long noShows() {
    return noShows;
  }
}
