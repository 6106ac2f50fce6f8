package dev.rushline.booking.stores;

import dev.rushline.booking.seating.CustomerTally;
import dev.rushline.booking.seating.SaleClock;
import dev.rushline.booking.seating.SaleOverview;
import dev.rushline.booking.seating.SaleState;
import dev.rushline.booking.seating.SaleTerms;
import dev.rushline.booking.seating.Section;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The stores of one task, with what is decoded of them. The decoded copies are written through, so
 * they can be dropped at any time; a new task starts with none.
 */
public final class SaleStores {
  /**
   * Sections kept decoded, per task: a large stadium has about 200, so two hot ones fit; a section
   * of 500 seats takes some 35 kB, so a process with 6 tasks keeps some 110 MB at worst.
   */
  private static final int SECTIONS_CACHED_MAX = 512;

  /** Events whose terms and clock are kept decoded; a few hundred bytes each. */
  private static final int EVENTS_CACHED_MAX = 4_096;

  /** Events for which it is known what each section could still give. */
  private static final int OVERVIEWS_CACHED_MAX = 256;

  /**
   * Customers whose tally is kept decoded: a decision reads it twice, and the next is often theirs.
   */
  private static final int TALLIES_CACHED_MAX = 1_024;

  final KeyValueStore<Bytes, byte[]> plans;
  final KeyValueStore<Bytes, byte[]> state;
  final LeastRecentlyUsed<List<String>, Section> sections =
      new LeastRecentlyUsed<>(SECTIONS_CACHED_MAX);
  final LeastRecentlyUsed<String, SaleTerms> terms = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  /** A few hundred bytes for each section of the event. */
  final LeastRecentlyUsed<String, SaleOverview> overviews =
      new LeastRecentlyUsed<>(OVERVIEWS_CACHED_MAX);

  final LeastRecentlyUsed<String, WaitingLines> lines = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);
  final LeastRecentlyUsed<String, SaleClock> clocks = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);
  final LeastRecentlyUsed<List<String>, CustomerTally> tallies =
      new LeastRecentlyUsed<>(TALLIES_CACHED_MAX);
  private final Set<SectionRef> stale = new LinkedHashSet<>();
  private long openHolds;

  /** A section of an event. */
  public record SectionRef(String eventId, String sectionId) {}

  /** A hold that seems to have reached its deadline. */
  public record DueHold(String eventId, String bookingId, int holdEpoch, Instant deadline) {}

  /** Takes over the stores, remembering what the former owner had not published yet. */
  public SaleStores(KeyValueStore<Bytes, byte[]> plans, KeyValueStore<Bytes, byte[]> state) {
    this.plans = plans;
    this.state = state;
    Bytes[] marks = StateKeys.all('X');
    try (KeyValueIterator<Bytes, byte[]> all = state.range(marks[0], marks[1])) {
      all.forEachRemaining(
          mark -> {
            String[] parts = StateKeys.parts(mark.key);
            stale.add(new SectionRef(parts[0], parts[1]));
          });
    }
    Bytes[] deadlines = StateKeys.all('D');
    try (KeyValueIterator<Bytes, byte[]> all = state.range(deadlines[0], deadlines[1])) {
      all.forEachRemaining(entry -> deadlineAdded(ClaimsCodec.decodeEpoch(entry.value)));
    }
  }

  /**
   * Whether a stored key belongs to an event's sale as the log decides it; marks of what is still
   * to be published do not, since they depend on timers.
   */
  public static boolean isSaleOf(String eventId, Bytes key) {
    return switch (key.get()[0]) {
      case 'X' -> false;
      case 'D' -> StateKeys.deadlineParts(key)[0].equals(eventId);
      default -> StateKeys.parts(key)[0].equals(eventId);
    };
  }

  /** The state of one event. */
  public SaleState ofEvent(String eventId) {
    return new StoredSaleState(eventId, this);
  }

  /** Holds of all events of this task that have not ended. */
  public long openHolds() {
    return openHolds;
  }

  /** The first holds of all events whose deadline is not after {@code now}, earliest first. */
  public List<DueHold> dueHolds(Instant now, int max) {
    return dueHolds(now, max, _ -> true);
  }

  /** The same for one event. Looks at due holds only, which the expiry checker keeps few. */
  List<DueHold> dueHoldsOf(String eventId, Instant now, int max) {
    return dueHolds(now, max, hold -> hold.eventId().equals(eventId));
  }

  private List<DueHold> dueHolds(Instant now, int max, Predicate<DueHold> wanted) {
    List<DueHold> due = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> range =
        state.range(StateKeys.deadlinesFrom(), StateKeys.deadlinesThrough(now))) {
      while (range.hasNext() && due.size() < max) {
        DueHold hold = dueHold(range.next());
        if (wanted.test(hold)) {
          due.add(hold);
        }
      }
    }
    return due;
  }

  private static DueHold dueHold(KeyValue<Bytes, byte[]> entry) {
    String[] parts = StateKeys.deadlineParts(entry.key);
    return new DueHold(
        parts[0],
        parts[1],
        ClaimsCodec.decodeEpoch(entry.value),
        StateKeys.deadlineTime(entry.key));
  }

  /**
   * Sections whose availability changed since it was last taken, at most {@code max} of them,
   * oldest first. They count as published: publish them in the same transaction.
   */
  public Collection<SectionRef> takeStaleSections(int max) {
    List<SectionRef> taken = stale.stream().limit(max).toList();
    taken.forEach(
        ref -> {
          stale.remove(ref);
          state.delete(StateKeys.stale(ref.eventId(), ref.sectionId()));
        });
    return taken;
  }

  void markStale(String eventId, String sectionId) {
    if (stale.add(new SectionRef(eventId, sectionId))) {
      state.put(StateKeys.stale(eventId, sectionId), new byte[0]);
    }
  }

  /** Waiting bookings have deadlines, too, and the epoch 0: they hold nothing. */
  void deadlineAdded(int holdEpoch) {
    openHolds += holdEpoch > 0 ? 1 : 0;
  }

  void deadlineRemoved(int holdEpoch) {
    openHolds -= holdEpoch > 0 ? 1 : 0;
  }

  Optional<SaleTerms> terms(String eventId) {
    return Optional.ofNullable(
        terms.computeIfAbsent(
            eventId,
            id -> {
              byte[] value = plans.get(StateKeys.terms(id));
              return value == null ? null : PlanCodec.decodeTerms(value);
            }));
  }
}
