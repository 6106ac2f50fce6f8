package dev.rushline.tools.lottery;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.Called;
import java.util.BitSet;
import java.util.Optional;

/** Whom a round has called, with which numbers, in which order. */
final class ToldCalls {
  private final ToldList list;
  private final Faults faults;
  private final BitSet called = new BitSet();
  private boolean open;
  private Optional<Draw> draw = Optional.empty();
  private long drawn;
  private long last = -1;
  private long count;

  ToldCalls(ToldList list, Faults faults) {
    this.list = list;
    this.faults = faults;
  }

  /**
   * Calls may follow.
   *
   * @param drawn how many take part in the draw
   * @param draw empty when nobody does, or when the log leaves it unknown
   */
  void open(long drawn, Optional<Draw> draw) {
    open = true;
    this.drawn = drawn;
    this.draw = draw;
  }

  long count() {
    return count;
  }

  boolean wasCalled(long arrival) {
    return called.get((int) arrival);
  }

  /** The number of an arrival; empty when the draw is to come, or cannot be known. */
  Optional<Long> number(long arrival) {
    if (!open) {
      return Optional.empty();
    }
    return arrival < drawn ? draw.map(order -> order.numberOf(arrival)) : Optional.of(arrival);
  }

  void call(Called call) {
    count++;
    String fan = call.getCustomerId();
    long arrival = call.getArrival();
    Optional<String> owner = list.fan(arrival);
    if (!owner.equals(Optional.of(fan))) {
      faults.add(
          Rule.NUMBERS,
          "fan %s is called with arrival %d, which is that of %s"
              .formatted(fan, arrival, owner.map("fan "::concat).orElse("nobody")));
      return;
    }
    if (called.get((int) arrival)) {
      faults.add(Rule.ORDER, "fan %s, arrival %d, is called twice".formatted(fan, arrival));
      return;
    }
    called.set((int) arrival);
    checkTurn(call);
    list.call(arrival);
  }

  private void checkTurn(Called call) {
    String who = "fan %s, arrival %d,".formatted(call.getCustomerId(), call.getArrival());
    long number = call.getNumber();
    if (!open) {
      faults.add(Rule.ORDER, who + " is called before the line is open");
      return;
    }
    if (!list.waits(call.getArrival())) {
      faults.add(Rule.ORDER, who + " is called after giving the place up");
    }
    Optional<Long> right = number(call.getArrival());
    if (right.isPresent() && right.get() != number) {
      faults.add(
          Rule.NUMBERS,
          "%s is called with number %d; the draw gives %d".formatted(who, number, right.get()));
    } else if (number <= last) {
      faults.add(
          Rule.ORDER,
          "%s is called out of turn: number %d after number %d".formatted(who, number, last));
    } else {
      checkNobodyPassed(number);
    }
    last = Math.max(last, number);
  }

  /** Whoever has a number between the last one and this one must have gone. */
  private void checkNobodyPassed(long number) {
    if (number >= list.size() || faults.broken(Rule.CLOSING, Rule.SEED, Rule.NUMBERS)) {
      // Then numbers tell nothing.
      return;
    }
    for (long passed = last + 1; passed < number; passed++) {
      long arrival = passed < drawn ? draw.orElseThrow().arrivalOf(passed) : passed;
      if (list.waits(arrival)) {
        faults.add(
            Rule.ORDER,
            "fan %s, arrival %d, waits with number %d and is passed over: number %d is called"
                .formatted(list.fan(arrival).orElseThrow(), arrival, passed, number));
        return;
      }
    }
  }
}
