package dev.rushline.booking.stores;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A moment for each of some events, and which of them comes first. */
final class Turns {
  private final Map<String, Turn> byEvent = new HashMap<>();
  private final NavigableSet<Turn> turns =
      new TreeSet<>(Comparator.comparing(Turn::at).thenComparing(Turn::eventId));

  /** An event and its moment. */
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

  /** The moment of an event; null when it has none. */
  Instant of(String event) {
    Turn known = byEvent.get(event);
    return known == null ? null : known.at;
  }

  /** The event whose moment comes first. */
  Optional<Turn> first() {
    return turns.isEmpty() ? Optional.empty() : Optional.of(turns.first());
  }
}
