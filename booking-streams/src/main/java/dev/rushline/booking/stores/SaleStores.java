package dev.rushline.booking.stores;

import dev.rushline.booking.seating.SaleClock;
import dev.rushline.booking.seating.SaleOverview;
import dev.rushline.booking.seating.SaleState;
import dev.rushline.booking.seating.SaleTerms;
import dev.rushline.booking.seating.Section;
import dev.rushline.streams.DecidedLog;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
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

  /** Customers who are kept decoded: the next decision is often theirs. */
  private static final int CUSTOMERS_CACHED_MAX = 1_024;

  final KeyValueStore<Bytes, byte[]> plans;
  final KeyValueStore<Bytes, byte[]> seats;
  final KeyValueStore<Bytes, byte[]> state;
  final LeastRecentlyUsed<List<String>, Section> sections =
      new LeastRecentlyUsed<>(SECTIONS_CACHED_MAX);
  final LeastRecentlyUsed<String, SaleTerms> terms = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  /** A few hundred bytes for each section of the event. */
  final LeastRecentlyUsed<String, SaleOverview> overviews =
      new LeastRecentlyUsed<>(OVERVIEWS_CACHED_MAX);

  final LeastRecentlyUsed<String, WaitingLines> lines = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  /** By event and line, a key before which nobody waits. */
  final LeastRecentlyUsed<List<String>, Bytes> firstsWaiting =
      new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  final LeastRecentlyUsed<String, SaleClock> clocks = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);
  final LeastRecentlyUsed<List<String>, StoredCustomer> customers =
      new LeastRecentlyUsed<>(CUSTOMERS_CACHED_MAX);
  private final Set<SectionRef> stale = new LinkedHashSet<>();
  final Deadlines deadlines;
  private final DecidedLog log;
  private int rulesVersion;
  private Instant rulesSaidAt = Instant.EPOCH;

  /** A section of an event. */
  public record SectionRef(String eventId, String sectionId) {}

  /** An event with a hold or a wait past its deadline. */
  public record DueEvent(String eventId, Instant firstDeadline) {}

  /** Takes over the stores, remembering what the former owner had not published yet. */
  public SaleStores(
      KeyValueStore<Bytes, byte[]> plans,
      KeyValueStore<Bytes, byte[]> seats,
      KeyValueStore<Bytes, byte[]> state) {
    this.plans = plans;
    this.seats = seats;
    this.state = state;
    Bytes[] marks = StateKeys.all('X');
    try (KeyValueIterator<Bytes, byte[]> all = state.range(marks[0], marks[1])) {
      all.forEachRemaining(
          mark -> {
            String[] parts = StateKeys.parts(mark.key);
            stale.add(new SectionRef(parts[0], parts[1]));
          });
    }
    deadlines = new Deadlines(state);
    log = new DecidedLog(seats, StateKeys.decidedLog());
    readRules();
  }

  /**
   * Whether a stored key belongs to an event's sale as the log decides it; marks of what is still
   * to be published do not, since they depend on timers.
   */
  public static boolean isSaleOf(String eventId, Bytes key) {
    return key.get()[0] != 'X' && StateKeys.parts(key)[0].equals(eventId);
  }

  /** How much of the log of commands is in the stores. */
  public DecidedLog log() {
    return log;
  }

  /** The version of the rules that the partition's log has adopted; 0 before any. */
  public int rulesVersion() {
    return rulesVersion;
  }

  /** When the log said so last; the beginning of time when it has not. */
  public Instant rulesSaidAt() {
    return rulesSaidAt;
  }

  private void readRules() {
    byte[] value = plans.get(StateKeys.rules());
    if (value != null) {
      ByteBuffer rules = ByteBuffer.wrap(value);
      rulesVersion = rules.getInt();
      // Former builds did not keep it.
      rulesSaidAt = rules.hasRemaining() ? Instant.ofEpochMilli(rules.getLong()) : Instant.EPOCH;
    }
  }

  /** From here on this version is in force; the log says so at this time. */
  public void saveRules(int version, Instant saidAt) {
    rulesVersion = version;
    rulesSaidAt = saidAt;
    plans.put(
        StateKeys.rules(),
        ByteBuffer.allocate(Integer.BYTES + Long.BYTES)
            .putInt(version)
            .putLong(saidAt.toEpochMilli())
            .array());
  }

  /** The state of one event. */
  public SaleState ofEvent(String eventId) {
    return new StoredSaleState(eventId, this);
  }

  /** Events that somebody waited for when the stores were taken over. */
  public Set<String> waitedFor() {
    return deadlines.waitedFor();
  }

  /** Holds of all events of this task that have not ended. */
  public long openHolds() {
    return deadlines.openHolds();
  }

  /** A moment before which nothing is due in any event of this task; empty: nothing will be. */
  public Optional<Instant> nothingDueBefore() {
    return deadlines.noneBefore();
  }

  /**
   * The event whose earliest deadline comes first, if that is over by {@code now}.
   *
   * @param looksMax events looked at, at the most; with more of them whose holds ended early the
   *     answer is empty before {@link #nothingDueBefore()} is
   */
  public Optional<DueEvent> firstDue(Instant now, int looksMax) {
    return deadlines
        .firstDue(now, looksMax)
        .map(hold -> new DueEvent(hold.eventId(), hold.deadline()));
  }

  /** Whether there are sections whose availability is to be published. */
  public boolean hasStaleSections() {
    return !stale.isEmpty();
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

  Optional<byte[]> read(Bytes key) {
    return Optional.ofNullable(state.get(key));
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
