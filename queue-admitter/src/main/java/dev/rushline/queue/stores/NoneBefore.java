package dev.rushline.queue.stores;

import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** For each line a moment before which no slot of its round ends. Forgotten with the task. */
final class NoneBefore {
  private final Map<EventId, OfRound> moments = new HashMap<>();

  private record OfRound(int round, Instant at) {}

  /** Empty: nobody has looked yet. */
  Optional<Instant> of(EventId eventId, int round) {
    return Optional.ofNullable(moments.get(eventId))
        .filter(moment -> moment.round == round)
        .map(OfRound::at);
  }

  /** Somebody has looked, and there was none before. */
  void looked(EventId eventId, int round, Instant at) {
    moments.put(eventId, new OfRound(round, at));
  }

  /** One more slot, which ends then. */
  void added(EventId eventId, int round, Instant at) {
    if (of(eventId, round).filter(at::isBefore).isPresent()) {
      looked(eventId, round, at);
    }
  }

  void forget(EventId eventId) {
    moments.remove(eventId);
  }
}
