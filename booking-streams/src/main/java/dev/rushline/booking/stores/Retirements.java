package dev.rushline.booking.stores;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** When the time of each sale of a task is over; in memory, from the terms that are stored. */
final class Retirements {
  private final Map<String, Turn> byEvent = new HashMap<>();
  private final NavigableSet<Turn> turns =
      new TreeSet<>(Comparator.comparing(Turn::at).thenComparing(Turn::eventId));

  /** A sale, and when its time is over. */
  record Turn(Instant at, String eventId) {}

  void set(String event, Instant at) {
    forget(event);
    Turn turn = new Turn(at, event);
    byEvent.put(event, turn);
    turns.add(turn);
  }

  void forget(String event) {
    Turn known = byEvent.remove(event);
    if (known != null) {
      turns.remove(known);
    }
  }

  /** The sale whose time is over first. */
  Optional<Turn> first() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.first());
  }
}
