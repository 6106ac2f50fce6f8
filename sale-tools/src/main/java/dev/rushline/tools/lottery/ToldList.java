package dev.rushline.tools.lottery;

import dev.rushline.queue.lottery.ListDigest;
import dev.rushline.schemas.queue.PlaceTaken;
import dev.rushline.schemas.queue.PlaceTakenAgain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The list of those who joined one round, as the log tells it. Some 150 bytes a fan with ids of
 * UUID length, so that a million fit a heap of 512 MB three times.
 */
final class ToldList {
  /** As many as a line takes; more are a forgery that must not fill the heap. */
  private static final int JOINED_MAX = 10_000_000;

  /** Fans in the order of arrival; null where the log has none. */
  private final List<String> fans = new ArrayList<>();

  private final Map<String, Integer> lastArrivals = new HashMap<>();

  /** Arrivals of those who are neither called nor gone. */
  private final BitSet waiting = new BitSet();

  /** Arrivals of those who wait or have a slot. */
  private final BitSet standing = new BitSet();

  private final Faults faults;
  private byte[] digest;

  ToldList(String eventId, Faults faults) {
    this.faults = faults;
    this.digest = ListDigest.start(eventId);
  }

  /** How many have joined: the next arrival. */
  int size() {
    return fans.size();
  }

  /** The digest that the log tells of the list so far. */
  byte[] digest() {
    return digest;
  }

  /** Who has this arrival; empty when the log tells of nobody. */
  Optional<String> fan(long arrival) {
    return knows(arrival) ? Optional.ofNullable(fans.get((int) arrival)) : Optional.empty();
  }

  /** Whether the fan with this arrival could be called. */
  boolean waits(long arrival) {
    return knows(arrival) && waiting.get((int) arrival);
  }

  private boolean knows(long arrival) {
    return arrival >= 0 && arrival < fans.size();
  }

  /** Takes a fan on; false when the arrival cannot be. */
  boolean join(PlaceTaken place) {
    String fan = place.getCustomerId();
    long arrival = place.getArrival();
    if (arrival < fans.size() || arrival >= JOINED_MAX) {
      faults.add(
          Rule.LIST,
          "fan %s joins with arrival %d; the next is %d".formatted(fan, arrival, fans.size()));
      return false;
    }
    byte[] toldDigest = Bytes.of(place.getListDigest());
    if (arrival > fans.size()) {
      // What the digest should be is not known without those who are missing.
      missUntil((int) arrival);
    } else {
      check(toldDigest, arrival, fan);
    }
    Integer former = lastArrivals.put(fan, (int) arrival);
    if (former != null && standing.get(former)) {
      faults.add(
          Rule.LIST,
          "fan %s takes arrival %d while still having arrival %d".formatted(fan, arrival, former));
    }
    // Even if it is wrong: what follows from it is then not wrong once more.
    digest = toldDigest;
    fans.add(fan);
    waiting.set((int) arrival);
    standing.set((int) arrival);
    return true;
  }

  /** A fan who had left is on the list as before. */
  void joinAgain(PlaceTakenAgain place) {
    String fan = place.getCustomerId();
    int arrival = (int) place.getArrival();
    if (!fan(place.getArrival()).equals(Optional.of(fan)) || standing.get(arrival)) {
      faults.add(
          Rule.LIST,
          "fan %s gets arrival %d back without having given it up"
              .formatted(fan, place.getArrival()));
      return;
    }
    waiting.set(arrival);
    standing.set(arrival);
  }

  private void missUntil(int arrival) {
    int first = fans.size();
    faults.add(
        Rule.LIST,
        arrival == first + 1
            ? "arrival %d is missing".formatted(first)
            : "arrivals %d to %d are missing".formatted(first, arrival - 1));
    fans.addAll(Collections.nCopies(arrival - first, null));
  }

  private void check(byte[] toldDigest, long arrival, String fan) {
    byte[] right = ListDigest.with(digest, arrival, fan);
    if (!Arrays.equals(right, toldDigest)) {
      faults.add(
          Rule.LIST,
          "the list was changed: with fan %s at arrival %d its digest is %s, told was %s"
              .formatted(fan, arrival, Bytes.hex(right), Bytes.hex(toldDigest)));
    }
  }

  /** The fan is called and does not wait any more. */
  void call(long arrival) {
    if (knows(arrival)) {
      waiting.clear((int) arrival);
    }
  }

  /** The fan's place or slot has ended. */
  void end(String fan, long arrival) {
    if (!fan(arrival).equals(Optional.of(fan))) {
      faults.add(Rule.LIST, "fan %s gives up arrival %d without having it".formatted(fan, arrival));
      return;
    }
    waiting.clear((int) arrival);
    standing.clear((int) arrival);
  }
}
