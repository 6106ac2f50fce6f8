package dev.rushline.search.stores;

import dev.rushline.search.projection.CatalogueState;
import dev.rushline.search.projection.Fact;
import dev.rushline.search.projection.LastDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The catalogue in the store of the task that owns it. */
public final class StoredCatalogue implements CatalogueState {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private final Marks marks;

  /** Takes over the store, with the marks that are in it. */
  public StoredCatalogue(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    this.marks = new Marks(store);
  }

  @Override
  public Optional<Fact.Venue> venue(String venueId) {
    return read(StateKeys.key('V', venueId), value -> FactCodec.decodeVenue(venueId, value));
  }

  @Override
  public Optional<Fact.Performer> performer(String performerId) {
    return read(
        StateKeys.key('P', performerId), value -> FactCodec.decodePerformer(performerId, value));
  }

  @Override
  public Optional<Fact.Event> event(String eventId) {
    return read(StateKeys.key('E', eventId), value -> FactCodec.decodeEvent(eventId, value));
  }

  @Override
  public Optional<Fact.Performance> performance(String eventId, int position) {
    return read(
        StateKeys.key('L', eventId, StateKeys.position(position)),
        value -> FactCodec.decodePerformance(eventId, position, value));
  }

  @Override
  public Optional<Fact.Price> price(String eventId, int position) {
    return read(
        StateKeys.key('C', eventId, StateKeys.position(position)),
        value -> FactCodec.decodePrice(eventId, position, value));
  }

  @Override
  public OptionalInt seatsLeft(String eventId) {
    byte[] value = store.get(StateKeys.key('S', eventId));
    return value == null ? OptionalInt.empty() : OptionalInt.of(Encoding.toInt(value));
  }

  @Override
  public List<Fact.Performance> performances(String eventId) {
    return list(
        'L', eventId, (position, value) -> FactCodec.decodePerformance(eventId, position, value));
  }

  @Override
  public List<Fact.Price> prices(String eventId) {
    return list('C', eventId, (position, value) -> FactCodec.decodePrice(eventId, position, value));
  }

  @Override
  public void eventsAt(String venueId, Consumer<String> events) {
    secondParts('W', venueId, events);
  }

  @Override
  public void eventsWith(String performerId, Consumer<String> events) {
    secondParts('Q', performerId, events);
  }

  @Override
  public void save(Fact fact) {
    switch (fact) {
      case Fact.Venue venue ->
          store.put(StateKeys.key('V', venue.venueId()), FactCodec.encode(venue));
      case Fact.Performer performer ->
          store.put(StateKeys.key('P', performer.performerId()), FactCodec.encode(performer));
      case Fact.Event event -> save(event);
      case Fact.Performance performance -> save(performance);
      case Fact.Price price ->
          store.put(
              StateKeys.key('C', price.eventId(), StateKeys.position(price.position())),
              FactCodec.encode(price));
      case Fact.SeatsLeft left ->
          store.put(StateKeys.key('S', left.eventId()), Encoding.ofInt(left.seats()));
    }
  }

  private void save(Fact.Event event) {
    event(event.eventId()).ifPresent(before -> store.delete(atVenue(before)));
    store.put(StateKeys.key('E', event.eventId()), FactCodec.encode(event));
    store.put(atVenue(event), NOTHING);
  }

  private void save(Fact.Performance performance) {
    removePerformance(performance.eventId(), performance.position());
    store.put(performanceKey(performance), FactCodec.encode(performance));
    store.put(byPerformer(performance), NOTHING);
  }

  @Override
  public void removeVenue(String venueId) {
    store.delete(StateKeys.key('V', venueId));
  }

  @Override
  public void removePerformer(String performerId) {
    store.delete(StateKeys.key('P', performerId));
  }

  @Override
  public void removeEvent(String eventId) {
    event(eventId).ifPresent(before -> store.delete(atVenue(before)));
    store.delete(StateKeys.key('E', eventId));
    store.delete(StateKeys.key('S', eventId));
  }

  @Override
  public void removePerformance(String eventId, int position) {
    performance(eventId, position)
        .ifPresent(
            before -> {
              store.delete(byPerformer(before));
              store.delete(performanceKey(before));
            });
  }

  @Override
  public void removePrice(String eventId, int position) {
    store.delete(StateKeys.key('C', eventId, StateKeys.position(position)));
  }

  @Override
  public Optional<LastDocument> lastDocument(String eventId) {
    return read(StateKeys.key('D', eventId), FactCodec::decodeLastDocument);
  }

  @Override
  public void saveLastDocument(String eventId, LastDocument document) {
    store.put(StateKeys.key('D', eventId), FactCodec.encode(document));
  }

  @Override
  public void mark(String eventId) {
    marks.add(eventId);
  }

  @Override
  public List<String> takeMarked(int max) {
    return marks.take(max);
  }

  @Override
  public int marked() {
    return marks.size();
  }

  private static Bytes atVenue(Fact.Event event) {
    return StateKeys.key('W', event.venueId(), event.eventId());
  }

  private static Bytes performanceKey(Fact.Performance performance) {
    return StateKeys.key('L', performance.eventId(), StateKeys.position(performance.position()));
  }

  private static Bytes byPerformer(Fact.Performance performance) {
    return StateKeys.key(
        'Q',
        performance.performerId(),
        performance.eventId(),
        StateKeys.position(performance.position()));
  }

  private <T> Optional<T> read(Bytes key, Function<byte[], T> decode) {
    return Optional.ofNullable(store.get(key)).map(decode);
  }

  private <T> List<T> list(char tag, String eventId, BiFunction<Integer, byte[], T> decode) {
    List<T> found = new ArrayList<>();
    Bytes[] bounds = StateKeys.allOf(tag, eventId);
    try (KeyValueIterator<Bytes, byte[]> all = store.range(bounds[0], bounds[1])) {
      all.forEachRemaining(
          entry ->
              found.add(
                  decode.apply(
                      Integer.parseUnsignedInt(StateKeys.parts(entry.key)[1], 16), entry.value)));
    }
    return found;
  }

  private void secondParts(char tag, String first, Consumer<String> parts) {
    Bytes[] bounds = StateKeys.allOf(tag, first);
    try (KeyValueIterator<Bytes, byte[]> all = store.range(bounds[0], bounds[1])) {
      all.forEachRemaining(entry -> parts.accept(StateKeys.parts(entry.key)[1]));
    }
  }
}
