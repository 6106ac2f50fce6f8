package dev.rushline.booking.stores;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.stores.SaleStores.GoneBooking;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.Family;
import dev.rushline.streams.stores.ValueForm.Nothing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jboss.logging.Logger;

/**
 * Sales whose time is over. From the moment of their retirement on nothing of them is found; what
 * was kept is deleted in portions, so that no command waits for a stadium's bookings to go.
 */
final class RetiredSales {
  private static final Logger LOG = Logger.getLogger(RetiredSales.class);

  /** The first kind that is deleted. */
  private static final int BOOKINGS = 0;

  private final Kept kept;
  private final List<Kind> kinds;
  // Events of which something is left, and how far the deletion has come.
  private final Map<EventId, Place> left = new LinkedHashMap<>();

  /** All records of a kind; their values are deleted unread. */
  private record Kind(Staged store, Family<?, ?> family) {}

  /** What is deleted next: a kind of record, behind this key. */
  private record Place(int kind, Bytes behind) {}

  RetiredSales(Kept kept) {
    this.kept = kept;
    kinds =
        List.of(
            new Kind(kept.state, Families.BOOKINGS),
            new Kind(kept.state, Families.CUSTOMERS),
            new Kind(kept.state, Families.ANSWERS),
            new Kind(kept.state, Families.CODES),
            // And with them what lies before them, the lines of before.
            new Kind(kept.state, Families.LINES),
            new Kind(kept.state, Families.WAITERS),
            new Kind(kept.state, Families.DEADLINES),
            new Kind(kept.seats, Families.ROWS),
            new Kind(kept.seats, Families.AREAS),
            new Kind(kept.plans, Families.PLANS),
            new Kind(kept.plans, Families.PRESALES));
    kept.leftOver.forEach(
        (event, _) -> begin(event),
        fault -> LOG.errorf(fault, "a mark of a retired sale cannot be read key=%s", fault.key()));
  }

  private void begin(EventId event) {
    left.put(event, new Place(0, start(event, 0)));
  }

  private Bytes start(EventId event, int kind) {
    return kinds.get(kind).family.from(key -> key.text(event.text()));
  }

  void add(EventId event, long saleVersion) {
    kept.retired.put(event, saleVersion);
    kept.leftOver.put(event, Nothing.MORE);
    begin(event);
  }

  /** Whether a sale was retired; a look into the store. */
  boolean contains(EventId event) {
    return kept.retired.contains(event);
  }

  /** The catalogue's version of a sale that was retired. */
  long saleVersion(EventId event) {
    return kept.retired.find(event).orElseThrow();
  }

  /** Whether there are records of a retired sale that nobody must find. */
  boolean isLeft(EventId event) {
    return left.containsKey(event);
  }

  boolean isAnythingLeft() {
    return !left.isEmpty();
  }

  /**
   * Deletes records of the sale that was retired first.
   *
   * @param max so many at the most
   * @return the bookings among them
   */
  List<GoneBooking> delete(int max) {
    EventId event = left.keySet().iterator().next();
    List<GoneBooking> gone = new ArrayList<>();
    int deleted = 0;
    while (deleted < max && isLeft(event)) {
      deleted += delete(event, max - deleted, gone);
    }
    return gone;
  }

  /** Deletes records of one kind, and says how many. */
  private int delete(EventId event, int max, List<GoneBooking> gone) {
    Place place = left.get(event);
    Staged store = kinds.get(place.kind).store;
    List<Bytes> keys = new ArrayList<>();
    Bytes end = kinds.get(place.kind).family.to(key -> key.text(event.text()));
    try (KeyValueIterator<Bytes, byte[]> range = store.range(place.behind, end)) {
      while (keys.size() < max && range.hasNext()) {
        KeyValue<Bytes, byte[]> entry = range.next();
        keys.add(entry.key);
        if (place.kind == BOOKINGS) {
          booking(entry).ifPresent(found -> gone.add(new GoneBooking(event, found)));
        }
      }
    }
    keys.forEach(store::delete);
    goOn(event, place, keys.size() < max ? Optional.empty() : Optional.of(keys.getLast()));
    return keys.size();
  }

  /** Empty when it cannot be read: nobody needs it any more, and the others go on. */
  private static Optional<Booking> booking(KeyValue<Bytes, byte[]> entry) {
    try {
      return Optional.of(Families.BOOKINGS.values().decode(entry.value).booking());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a booking of a retired sale cannot be read key=%s", entry.key);
      return Optional.empty();
    }
  }

  /** A look begins behind the tombstones of those that are gone. */
  private void goOn(EventId event, Place place, Optional<Bytes> behind) {
    int next = place.kind + 1;
    if (behind.isPresent()) {
      left.put(event, new Place(place.kind, behind.get()));
    } else if (next < kinds.size()) {
      left.put(event, new Place(next, start(event, next)));
    } else {
      kept.leftOver.delete(event);
      left.remove(event);
    }
  }
}
