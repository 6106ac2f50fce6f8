package dev.rushline.tools.simulation;

import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.seating.BoxOffice;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.stores.SaleStores;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.tools.memory.CrashPlan;
import dev.rushline.tools.memory.MemoryStore;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.utils.Bytes;

/**
 * The owner of one event, on stores that can crash. The real rules on the real codecs and caches; a
 * control may put something broken between the rules and their state.
 */
class Office {
  private static final EventId EVENT = new EventId("e");

  private final UnaryOperator<SaleBook> tampering;
  private final CrashPlan crashes = new CrashPlan();
  private final MemoryStore plans = new MemoryStore("plans", crashes);
  private final MemoryStore seats = new MemoryStore("seats", crashes);
  private final MemoryStore state = new MemoryStore("state", crashes);
  private SaleStores stores = new SaleStores(plans, seats, state);

  /**
   * Makes an owner who knows nothing.
   *
   * @param tampering what stands between the rules and their state; the identity, unless the checks
   *     are to be checked
   */
  Office(UnaryOperator<SaleBook> tampering) {
    this.tampering = tampering;
    stores.saveRules(BoxOffice.RULES_VERSION, Instant.EPOCH);
    commit();
  }

  Decision handle(SaleCommand command, Instant at) {
    Decision decision = BoxOffice.handle(command, at, tampering.apply(stores.ofEvent(EVENT)));
    stores.save();
    return decision;
  }

  /** The state as it is, whatever stands between it and the rules. */
  SaleBook state() {
    return stores.ofEvent(EVENT);
  }

  CrashPlan crashes() {
    return crashes;
  }

  void commit() {
    plans.commit();
    seats.commit();
    state.commit();
  }

  /** Comes back with what was committed, and nothing in its caches. */
  void restart() {
    crashes.never();
    plans.restore();
    seats.restore();
    state.restore();
    stores = new SaleStores(plans, seats, state);
  }

  /** Everything stored of the sale; keys of the stores have different tags. */
  Map<Bytes, byte[]> bytes() {
    Map<Bytes, byte[]> all = new TreeMap<>(plans.entries());
    all.putAll(seats.entries());
    all.putAll(state.entries());
    all.keySet().removeIf(key -> !SaleStores.isSaleOf(EVENT, key));
    return all;
  }
}
