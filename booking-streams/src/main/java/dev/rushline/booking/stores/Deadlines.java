package dev.rushline.booking.stores;

import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Waiting;
import dev.rushline.booking.stores.Families.Deadline;
import dev.rushline.booking.stores.SaleStores.DueEvent;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.Turns;
import dev.rushline.streams.stores.Entries;
import dev.rushline.streams.stores.UnreadableEntry;
import dev.rushline.streams.stores.WritableEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * When the holds and waits of each event of a task must end: on disk by event and time, in memory
 * one moment an event before which none of its deadlines lies. So whether anything is due costs no
 * look into the store while nothing is, and a look begins behind the tombstones of deadlines that
 * are over.
 */
final class Deadlines {
  private static final Logger LOG = Logger.getLogger(Deadlines.class);

  private final WritableEntries<Deadline, Integer> kept;
  // Moments before which none of an event's deadlines lies.
  private final Turns turns = new Turns();
  private final Set<EventId> waitedFor = new LinkedHashSet<>();
  private long openHolds;

  /**
   * Takes over what is stored, reading all of it once.
   *
   * @param known events of which anything was decided
   */
  Deadlines(WritableEntries<Deadline, Integer> kept, Entries<EventId, ?> known) {
    this.kept = kept;
    kept.forEach(
        this::takeOver,
        fault -> {
          LOG.errorf(fault, "a deadline cannot be read key=%s", fault.key());
          // An id that the fault has made up may be in another partition, whose owner is not asked.
          Families.eventOf(fault.key()).filter(known::contains).ifPresent(this::askAtOnce);
        });
  }

  /**
   * Of a value the booking knows as much, and the hold ends. What is wrong with a key is found by
   * the event when it looks at what is over.
   */
  private void askAtOnce(EventId event) {
    notBefore(event, Instant.EPOCH);
    waitedFor.add(event);
  }

  private void takeOver(Deadline deadline, int holdEpoch) {
    count(holdEpoch, 1);
    notBefore(deadline.event(), deadline.at());
    if (holdEpoch == Waiting.EPOCH) {
      waitedFor.add(deadline.event());
    }
  }

  void add(EventId event, Open open) {
    kept.put(key(event, open), open.holdEpoch());
    count(open.holdEpoch(), 1);
    notBefore(event, open.until());
  }

  void remove(EventId event, Open open) {
    kept.delete(key(event, open));
    count(open.holdEpoch(), -1);
  }

  private static Deadline key(EventId event, Open open) {
    return new Deadline(event, open.until(), open.bookingId());
  }

  /** Nothing of this event comes due any more. */
  void setAside(EventId event) {
    move(event, Optional.empty());
    waitedFor.remove(event);
  }

  /** What of this event is due comes due. */
  void takeUp(EventId event) {
    try (Entries.Keys<Deadline> all = from(event, Instant.EPOCH)) {
      if (all.hasNext()) {
        notBefore(event, all.next().at());
      }
    }
  }

  /** Events that somebody waited for when the store was taken over. */
  Set<EventId> waitedFor() {
    return waitedFor;
  }

  /** Holds that have not ended; waits hold nothing. */
  long openHolds() {
    return openHolds;
  }

  /** At most {@code max} of an event that are over by {@code now}, the earliest first. */
  List<Deadline> due(EventId event, Instant now, int max) {
    Optional<Instant> from = turns.of(event).filter(earliest -> !earliest.isAfter(now));
    if (from.isEmpty()) {
      return List.of();
    }
    List<Deadline> due = new ArrayList<>();
    Optional<Instant> next = Optional.empty();
    try (Entries.Keys<Deadline> range = from(event, from.get())) {
      while (next.isEmpty() && due.size() < max && range.hasNext()) {
        Deadline deadline = range.next();
        if (deadline.at().isAfter(now)) {
          next = Optional.of(deadline.at());
        } else {
          due.add(deadline);
        }
      }
    }
    // They are in the index until their end is applied.
    move(event, due.isEmpty() ? next : Optional.of(due.getFirst().at()));
    return due;
  }

  /** A moment before which nothing is due in any event; empty when nothing will be. */
  Optional<Instant> noneBefore() {
    return turns.first().map(Turns.Turn::at);
  }

  /**
   * The earliest deadline of the event whose turn it is, if it is over by {@code now}.
   *
   * @param looksMax events looked at, at the most: whose first deadlines went away unused
   */
  Optional<DueEvent> firstDue(Instant now, int looksMax) {
    for (int looks = 0; looks < looksMax; looks++) {
      Optional<Turns.Turn> turn = turns.first().filter(next -> !next.at().isAfter(now));
      if (turn.isEmpty()) {
        return Optional.empty();
      }
      Optional<DueEvent> first = firstDue(turn.get(), now);
      if (first.isPresent()) {
        return first;
      }
    }
    return Optional.empty();
  }

  /** An event whose deadlines cannot be read has its turn: it is to find its own fault. */
  private Optional<DueEvent> firstDue(Turns.Turn turn, Instant now) {
    try {
      return due(turn.eventId(), now, 1).stream()
          .findFirst()
          .map(due -> new DueEvent(due.event(), due.at()));
    } catch (UnreadableEntry fault) {
      return Optional.of(new DueEvent(turn.eventId(), turn.at()));
    }
  }

  private Entries.Keys<Deadline> from(EventId event, Instant from) {
    return kept.keys(
        Families.DEADLINES.from(
            key -> {
              key.text(event.text());
              // A key that ends before its time does is before all times.
              if (from.isAfter(Instant.EPOCH)) {
                key.time(from);
              }
            }),
        Families.DEADLINES.to(key -> key.text(event.text())));
  }

  private void notBefore(EventId event, Instant deadline) {
    if (turns.of(event).filter(known -> !deadline.isBefore(known)).isEmpty()) {
      move(event, Optional.of(deadline));
    }
  }

  private void move(EventId event, Optional<Instant> to) {
    to.ifPresentOrElse(moment -> turns.set(event, moment), () -> turns.forget(event));
  }

  private void count(int holdEpoch, int by) {
    openHolds += holdEpoch == Waiting.EPOCH ? 0 : by;
  }
}
