package dev.rushline.streams;

import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A moment for each of some events, and which of them comes first, so that nobody walks over all of
 * them. Not thread-safe.
 */
public final class Turns {
  private final Map<EventId, Turn> byEvent = new HashMap<>();
  private final NavigableSet<Turn> inOrder =
      new TreeSet<>(Comparator.comparing(Turn::at).thenComparing(Turn::eventId));

  /** An event and its moment. */
  public record Turn(Instant at, EventId eventId) {}

  /** In place of the former moment, whether that was earlier or later. */
  public void set(EventId eventId, Instant at) {
    Turn turn = new Turn(at, eventId);
    Turn former = byEvent.put(eventId, turn);
    if (!turn.equals(former)) {
      if (former != null) {
        inOrder.remove(former);
      }
      inOrder.add(turn);
    }
  }

  /** The event has no moment any more. */
  public void forget(EventId eventId) {
    Turn known = byEvent.remove(eventId);
    if (known != null) {
      inOrder.remove(known);
    }
  }

  /** The moment of an event. */
  public Optional<Instant> of(EventId eventId) {
    return Optional.ofNullable(byEvent.get(eventId)).map(Turn::at);
  }

  /** The event whose moment comes first. */
  public Optional<Turn> first() {
    return inOrder.isEmpty() ? Optional.empty() : Optional.of(inOrder.first());
  }

  /** Events whose moment has come, the earliest first, without their moments from now on. */
  public List<EventId> take(Instant now, int max) {
    List<EventId> taken = new ArrayList<>();
    while (taken.size() < max && !inOrder.isEmpty() && !inOrder.first().at().isAfter(now)) {
      EventId eventId = inOrder.first().eventId();
      forget(eventId);
      taken.add(eventId);
    }
    return taken;
  }
}
