package dev.rushline.booking.stores;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.stores.SaleStores.GoneBooking;
import dev.rushline.schemas.ids.EventId;
import java.nio.ByteBuffer;
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

  private final Staged plans;
  private final Staged state;
  private final List<Family> families;
  // Events of which something is left, and how far the deletion has come.
  private final Map<EventId, Place> left = new LinkedHashMap<>();

  /** All records of a kind. */
  private record Family(Staged store, char tag) {}

  /** What is deleted next: a kind of record, behind this key. */
  private record Place(int family, Bytes behind) {}

  RetiredSales(Staged plans, Staged seats, Staged state) {
    this.plans = plans;
    this.state = state;
    families =
        List.of(
            new Family(state, 'B'),
            new Family(state, 'U'),
            new Family(state, 'K'),
            new Family(state, 'Q'),
            new Family(state, 'N'),
            new Family(state, 'W'),
            new Family(state, 'D'),
            new Family(seats, 'R'),
            new Family(seats, 'A'),
            new Family(plans, 'P'),
            new Family(plans, 'L'));
    Bytes[] marks = StateKeys.all('G');
    try (KeyValueIterator<Bytes, byte[]> all = state.range(marks[0], marks[1])) {
      all.forEachRemaining(mark -> begin(StateKeys.event(mark.key)));
    }
  }

  private void begin(EventId event) {
    left.put(event, new Place(0, start(event, 0)));
  }

  private Bytes start(EventId event, int family) {
    return StateKeys.allOf(families.get(family).tag, event)[0];
  }

  void add(EventId event, long saleVersion) {
    plans.put(
        StateKeys.retired(event), ByteBuffer.allocate(Long.BYTES).putLong(saleVersion).array());
    state.put(StateKeys.leftOver(event), new byte[0]);
    begin(event);
  }

  /** Whether a sale was retired; a look into the store. */
  boolean contains(EventId event) {
    return plans.get(StateKeys.retired(event)) != null;
  }

  /** The catalogue's version of a sale that was retired. */
  long saleVersion(EventId event) {
    return ByteBuffer.wrap(plans.get(StateKeys.retired(event))).getLong();
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
    Family family = families.get(place.family);
    List<Bytes> keys = new ArrayList<>();
    Bytes end = StateKeys.allOf(family.tag, event)[1];
    try (KeyValueIterator<Bytes, byte[]> range = family.store.range(place.behind, end)) {
      while (keys.size() < max && range.hasNext()) {
        KeyValue<Bytes, byte[]> entry = range.next();
        keys.add(entry.key);
        if (family.tag == 'B') {
          booking(entry).ifPresent(found -> gone.add(new GoneBooking(event, found)));
        }
      }
    }
    keys.forEach(family.store::delete);
    goOn(event, place, keys.size() < max ? Optional.empty() : Optional.of(keys.getLast()));
    return keys.size();
  }

  /** Empty when it cannot be read: nobody needs it any more, and the others go on. */
  private static Optional<Booking> booking(KeyValue<Bytes, byte[]> entry) {
    try {
      return Optional.of(BookingCodec.decodeBooking(entry.value).booking());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a booking of a retired sale cannot be read key=%s", entry.key);
      return Optional.empty();
    }
  }

  /** A look begins behind the tombstones of those that are gone. */
  private void goOn(EventId event, Place place, Optional<Bytes> behind) {
    int next = place.family + 1;
    if (behind.isPresent()) {
      left.put(event, new Place(place.family, behind.get()));
    } else if (next < families.size()) {
      left.put(event, new Place(next, start(event, next)));
    } else {
      state.delete(StateKeys.leftOver(event));
      left.remove(event);
    }
  }
}
