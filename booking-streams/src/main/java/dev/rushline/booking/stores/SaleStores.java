package dev.rushline.booking.stores;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.hall.SaleOverview;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.DecidedLog;
import dev.rushline.streams.KeptRules;
import dev.rushline.streams.Turns;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The stores of one task, with what is decoded of them. The decoded copies are written through, so
 * they can be dropped at any time; a new task starts with none.
 */
public final class SaleStores {
  private static final Logger LOG = Logger.getLogger(SaleStores.class);

  /**
   * Seats of the sections that are kept decoded, per task: a section of 500 takes some 35 kB, so a
   * process with 6 tasks keeps some 110 MB at worst.
   */
  private static final int SEATS_CACHED_MAX = 256_000;

  /** Events whose terms and clock are kept decoded; a few hundred bytes each. */
  private static final int EVENTS_CACHED_MAX = 4_096;

  /** Events for which it is known what each section could still give. */
  private static final int OVERVIEWS_CACHED_MAX = 256;

  /** Customers who are kept decoded: the next decision is often theirs. */
  private static final int CUSTOMERS_CACHED_MAX = 1_024;

  final Staged plans;
  final Staged seats;
  final Staged state;
  final SectionCache sections = new SectionCache(SEATS_CACHED_MAX);
  final LeastRecentlyUsed<EventId, SaleTerms> terms = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  /** A few hundred bytes for each section of the event. */
  final LeastRecentlyUsed<EventId, SaleOverview> overviews =
      new LeastRecentlyUsed<>(OVERVIEWS_CACHED_MAX);

  final LeastRecentlyUsed<EventId, WaitingLines> lines = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  /** By event and line, a key before which nobody waits. */
  final LeastRecentlyUsed<StoredWaitlist.LineRef, Bytes> firstsWaiting =
      new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);

  final LeastRecentlyUsed<EventId, SaleClock> clocks = new LeastRecentlyUsed<>(EVENTS_CACHED_MAX);
  final LeastRecentlyUsed<StoredCustomer.Ref, StoredCustomer> customers =
      new LeastRecentlyUsed<>(CUSTOMERS_CACHED_MAX);
  private final Set<SectionRef> stale = new LinkedHashSet<>();
  final Deadlines deadlines;

  /** When the time of each sale is over. */
  private final Turns retirements = new Turns();

  final RetiredSales retired;
  private final Set<EventId> quarantined = new HashSet<>();
  private final DecidedLog log;
  private final KeptRules rules;

  /** A section of an event. */
  public record SectionRef(EventId eventId, String sectionId) {}

  /** An event with a hold or a wait past its deadline. */
  public record DueEvent(EventId eventId, Instant firstDeadline) {}

  /** A booking of a retired sale. */
  public record GoneBooking(EventId eventId, Booking booking) {}

  /** Takes over the stores, remembering what the former owner had not published yet. */
  public SaleStores(
      KeyValueStore<Bytes, byte[]> plans,
      KeyValueStore<Bytes, byte[]> seats,
      KeyValueStore<Bytes, byte[]> state) {
    this.plans = new Staged(plans);
    this.seats = new Staged(seats);
    this.state = new Staged(state);
    deadlines = new Deadlines(this.state);
    retired = new RetiredSales(this.plans, this.seats, this.state);
    log = new DecidedLog(seats, StateKeys.decidedLog());
    read(this.state, 'X', mark -> stale.add(StateKeys.section(mark.key)));
    // One that cannot be read is its event's fault, found when the event is decided.
    read(this.plans, 'T', terms -> retirement(StateKeys.event(terms.key), terms.value));
    read(this.plans, 'F', mark -> setAside(StateKeys.event(mark.key)));
    rules = new KeptRules(plans, StateKeys.rules());
  }

  private static void read(Staged store, char tag, Consumer<KeyValue<Bytes, byte[]>> each) {
    Bytes[] ends = StateKeys.all(tag);
    try (KeyValueIterator<Bytes, byte[]> all = store.range(ends[0], ends[1])) {
      all.forEachRemaining(each);
    }
  }

  /**
   * Writes what the last decision changed into the stores. Without it, these stores are dropped and
   * taken over anew, and the decision has changed nothing.
   */
  public void save() {
    plans.save();
    seats.save();
    state.save();
  }

  /**
   * Whether a stored key belongs to an event's sale as the log decides it; marks of what is still
   * to be published or deleted do not, since they depend on timers.
   */
  public static boolean isSaleOf(EventId eventId, Bytes key) {
    byte tag = key.get()[0];
    return tag != 'X' && tag != 'G' && StateKeys.parts(key)[0].equals(eventId.text());
  }

  /** How much of the log of commands is in the stores. */
  public DecidedLog log() {
    return log;
  }

  /** The version of the rules that the partition's log has adopted; 0 before any. */
  public int rulesVersion() {
    return rules.version();
  }

  /** Which rules the partition's log has adopted. */
  public KeptRules rules() {
    return rules;
  }

  /** From here on this version is in force; the log says so at this time. */
  public void saveRules(int version, Instant saidAt) {
    rules.save(version, saidAt);
  }

  /** The state of one event. */
  public SaleBook ofEvent(EventId eventId) {
    return new StoredSaleState(eventId, this);
  }

  /** Events that somebody waited for when the stores were taken over. */
  public Set<EventId> waitedFor() {
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
    return deadlines.firstDue(now, looksMax).map(due -> new DueEvent(due.event(), due.at()));
  }

  /** The sale that is to be retired first; not one in quarantine. */
  public Optional<Turns.Turn> firstRetirement() {
    return retirements.first();
  }

  /** The catalogue's version of a sale that was retired. */
  public long retiredVersion(EventId eventId) {
    return retired.saleVersion(eventId);
  }

  /** Whether records of retired sales are still to be deleted. */
  public boolean hasLeftOver() {
    return retired.isAnythingLeft();
  }

  /**
   * Deletes up to {@code max} records of retired sales.
   *
   * @return the bookings among them
   */
  public List<GoneBooking> deleteLeftOver(int max) {
    List<GoneBooking> gone = retired.delete(max);
    save();
    return gone;
  }

  /** Events of which nothing is decided. */
  public Set<EventId> quarantined() {
    return Set.copyOf(quarantined);
  }

  boolean isQuarantined(EventId event) {
    return !quarantined.isEmpty() && quarantined.contains(event);
  }

  void setAside(EventId event) {
    quarantined.add(event);
    deadlines.setAside(event);
    retirements.forget(event.text());
  }

  void takeUp(EventId event) {
    quarantined.remove(event);
    deadlines.takeUp(event);
    terms(event).ifPresent(terms -> retiresAt(event, terms.retiresAt()));
  }

  /** Nothing is asked of an event in quarantine. */
  void retiresAt(EventId event, Instant moment) {
    if (!isQuarantined(event)) {
      retirements.set(event.text(), moment);
    }
  }

  private void retirement(EventId event, byte[] terms) {
    try {
      retiresAt(event, PlanCodec.decodeTerms(terms).retiresAt());
    } catch (RuntimeException e) {
      LOG.errorf(e, "terms of a sale cannot be read event=%s", event);
    }
  }

  void retire(EventId event, SaleTerms last) {
    last.sectionsByRank().forEach(id -> markStale(event, id));
    plans.delete(StateKeys.terms(event));
    retired.add(event, last.saleVersion());
    retirements.forget(event.text());
    forgetDecoded(event);
  }

  private void forgetDecoded(EventId event) {
    terms.remove(event);
    overviews.remove(event);
    lines.remove(event);
    sections.removeAll(event);
    firstsWaiting.keySet().removeIf(line -> line.event().equals(event));
    customers.keySet().removeIf(customer -> customer.event().equals(event));
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
    for (SectionRef ref : taken) {
      stale.remove(ref);
      state.delete(StateKeys.stale(ref.eventId(), ref.sectionId()));
    }
    state.save();
    return taken;
  }

  void markStale(EventId event, String sectionId) {
    if (stale.add(new SectionRef(event, sectionId))) {
      state.put(StateKeys.stale(event, sectionId), new byte[0]);
    }
  }

  Optional<byte[]> read(Bytes key) {
    return Optional.ofNullable(state.get(key));
  }

  Optional<SaleTerms> terms(EventId eventId) {
    return Optional.ofNullable(
        terms.computeIfAbsent(
            eventId,
            id -> {
              byte[] value = plans.get(StateKeys.terms(id));
              return value == null ? null : PlanCodec.decodeTerms(value);
            }));
  }
}
