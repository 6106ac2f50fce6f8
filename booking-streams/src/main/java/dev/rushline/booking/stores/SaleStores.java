package dev.rushline.booking.stores;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.DecidedLog;
import dev.rushline.streams.KeptRules;
import dev.rushline.streams.RulesInForce;
import dev.rushline.streams.Turns;
import dev.rushline.streams.stores.UnreadableEntry;
import dev.rushline.streams.stores.ValueForm.Nothing;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jboss.logging.Logger;

/**
 * The stores of one task, with what is decoded of them. The decoded copies are written through, so
 * they can be dropped at any time; a new task starts with none.
 */
public final class SaleStores {
  private static final Logger LOG = Logger.getLogger(SaleStores.class);

  final Kept kept;
  final Decoded decoded = new Decoded();
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
    kept = new Kept(plans, seats, state);
    deadlines = new Deadlines(kept.deadlines, kept.clocks);
    retired = new RetiredSales(kept);
    log = new DecidedLog(seats, Families.LOGS.key(".log"));
    rules = new KeptRules(plans, Families.RULES.key(RulesInForce.KEY));
    kept.stale.forEach((section, _) -> stale.add(section), SaleStores::tell);
    kept.terms.forEach((event, terms) -> retiresAt(event, terms.retiresAt()), SaleStores::tell);
    kept.quarantined.forEach((event, _) -> setAside(event), SaleStores::tell);
  }

  /** It is the fault of one event, which is found when that is decided. */
  private static void tell(UnreadableEntry fault) {
    LOG.errorf(fault, "passed over while stores are taken over key=%s", fault.key());
  }

  /**
   * Writes what the last decision changed into the stores. Without it, these stores are dropped and
   * taken over anew, and the decision has changed nothing.
   */
  public void save() {
    kept.save();
  }

  /**
   * Whether a stored key belongs to an event's sale as the log decides it; marks of what is still
   * to be published or deleted do not, since they depend on timers.
   */
  public static boolean isSaleOf(EventId eventId, Bytes key) {
    char tag = (char) key.get()[0];
    return tag != Families.STALE.tag()
        && tag != Families.LEFT_OVER.tag()
        && Families.eventOf(key).filter(eventId::equals).isPresent();
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
    return deadlines.firstDue(now, looksMax);
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

  /**
   * An event whose clock is what cannot be read gets another one, ahead of it: its quarantine is
   * told with a number, too.
   */
  public void mendClock(EventId event, Instant logTime) {
    try {
      kept.clocks.find(event);
    } catch (UnreadableEntry fault) {
      kept.clocks.put(event, SaleClock.afterLoss(logTime));
    }
  }

  boolean isQuarantined(EventId event) {
    return !quarantined.isEmpty() && quarantined.contains(event);
  }

  void setAside(EventId event) {
    quarantined.add(event);
    deadlines.setAside(event);
    retirements.forget(event);
  }

  void takeUp(EventId event) {
    quarantined.remove(event);
    deadlines.takeUp(event);
    terms(event).ifPresent(terms -> takeUp(event, terms));
  }

  /** What could not be read could not be published either. */
  private void takeUp(EventId event, SaleTerms terms) {
    retiresAt(event, terms.retiresAt());
    terms.sectionsByRank().forEach(id -> markStale(event, id));
  }

  /** Nothing is asked of an event in quarantine. */
  void retiresAt(EventId event, Instant moment) {
    if (!isQuarantined(event)) {
      retirements.set(event, moment);
    }
  }

  void retire(EventId event, SaleTerms last) {
    last.sectionsByRank().forEach(id -> markStale(event, id));
    kept.terms.delete(event);
    retired.add(event, last.saleVersion());
    retirements.forget(event);
    decoded.forget(event);
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
      kept.stale.delete(ref);
    }
    save();
    return taken;
  }

  void markStale(EventId event, String sectionId) {
    SectionRef ref = new SectionRef(event, sectionId);
    if (stale.add(ref)) {
      kept.stale.put(ref, Nothing.MORE);
    }
  }

  Optional<SaleTerms> terms(EventId eventId) {
    return Optional.ofNullable(
        decoded.terms.computeIfAbsent(eventId, id -> kept.terms.find(id).orElse(null)));
  }
}
