package dev.rushline.queue.stores;

import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.PlaceStatus;
import dev.rushline.queue.stores.Families.Arrival;
import dev.rushline.queue.stores.Families.Deadline;
import dev.rushline.queue.stores.Families.Fan;
import dev.rushline.schemas.ids.CustomerId;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.stores.KeyForm;
import dev.rushline.streams.stores.ValueForm.Nothing;
import dev.rushline.streams.stores.WritableEntries;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The places of fans in the lines of one task, and what leads to those who wait or have a slot. */
final class StoredPlaces {
  private final WritableEntries<Fan, FanPlace> fans;
  private final WritableEntries<Arrival, CustomerId> waiting;
  private final WritableEntries<Deadline, Nothing> deadlines;
  private final NoneBefore noneBefore = new NoneBefore();

  StoredPlaces(KeyValueStore<Bytes, byte[]> store) {
    fans = Families.FANS.in(store);
    waiting = Families.WAITING.in(store);
    deadlines = Families.DEADLINES.in(store);
  }

  Optional<FanPlace> find(EventId event, CustomerId customer) {
    return fans.find(new Fan(event, customer));
  }

  /** Keeps a place, and what leads to it, in place of the former. */
  void save(EventId event, Optional<FanPlace> former, FanPlace place) {
    former.ifPresent(old -> deleteWhatLeadsTo(event, old));
    place
        .deadline()
        .ifPresent(
            at -> {
              deadlines.put(deadline(event, place, at), Nothing.MORE);
              noneBefore.added(event, place.round(), at);
            });
    if (waits(place)) {
      waiting.put(arrival(event, place), place.customerId());
    }
    fans.put(new Fan(event, place.customerId()), place);
  }

  /** Forgets a place and what leads to it. */
  void delete(EventId event, FanPlace place) {
    deleteWhatLeadsTo(event, place);
    fans.delete(new Fan(event, place.customerId()));
  }

  private void deleteWhatLeadsTo(EventId event, FanPlace place) {
    place.deadline().ifPresent(at -> deadlines.delete(deadline(event, place, at)));
    if (waits(place)) {
      waiting.delete(arrival(event, place));
    }
  }

  private static boolean waits(FanPlace place) {
    return place.status() == PlaceStatus.WAITING;
  }

  private static Deadline deadline(EventId event, FanPlace place, Instant at) {
    return new Deadline(event, place.round(), at, place.customerId());
  }

  private static Arrival arrival(EventId event, FanPlace place) {
    return new Arrival(event, place.round(), place.arrival());
  }

  /** The line of an event has begun anew. */
  void roundBegan(EventId event) {
    noneBefore.forget(event);
  }

  /** The last places of an event's fans, all or those behind one; to be closed. */
  KeyValueIterator<Fan, FanPlace> of(EventId event, Optional<Fan> behind) {
    Consumer<KeyForm.Writer> ofEvent = key -> key.text(event.text());
    return fans.range(
        behind.map(Families.FANS::after).orElseGet(() -> Families.FANS.from(ofEvent)),
        Families.FANS.to(ofEvent));
  }

  Optional<CustomerId> waitingWith(EventId event, int round, long arrival) {
    return waiting.find(new Arrival(event, round, arrival));
  }

  /**
   * Only this round's: of a line that was withdrawn slots stay until they are forgotten. Begins
   * where the first deadline can be, and not where the round's first one was: those that are over
   * lie between as what RocksDB has deleted and not cleared away yet.
   */
  List<CustomerId> due(EventId event, int round, Instant now, int max) {
    List<CustomerId> customers = new ArrayList<>();
    Instant first = now;
    try (KeyValueIterator<Deadline, Nothing> range =
        deadlines.range(
            Families.DEADLINES.from(
                key -> {
                  key.text(event.text()).number(round);
                  noneBefore.of(event, round).ifPresent(key::time);
                }),
            Families.DEADLINES.from(
                key -> key.text(event.text()).number(round).time(now.plusMillis(1))))) {
      while (range.hasNext() && customers.size() < max) {
        Deadline next = range.next().key;
        if (customers.isEmpty()) {
          first = next.at();
        }
        customers.add(next.customer());
      }
    }
    noneBefore.looked(event, round, first);
    return customers;
  }
}
