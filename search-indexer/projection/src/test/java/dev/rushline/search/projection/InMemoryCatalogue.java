package dev.rushline.search.projection;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The plainest catalogue there is: maps, and no indexes but a look at everything. */
public final class InMemoryCatalogue implements CatalogueState {
  private final Map<String, Fact.Venue> venues = new HashMap<>();
  private final Map<String, Fact.Performer> performers = new HashMap<>();
  private final Map<String, Fact.Event> events = new TreeMap<>();
  private final Map<String, TreeMap<Integer, Fact.Performance>> performances = new TreeMap<>();
  private final Map<String, TreeMap<Integer, Fact.Price>> prices = new TreeMap<>();
  private final Map<String, Integer> seatsLeft = new HashMap<>();
  private final Map<String, LastDocument> documents = new HashMap<>();
  private final Set<String> marks = new LinkedHashSet<>();

  @Override
  public Optional<Fact.Venue> venue(String venueId) {
    return Optional.ofNullable(venues.get(venueId));
  }

  @Override
  public Optional<Fact.Performer> performer(String performerId) {
    return Optional.ofNullable(performers.get(performerId));
  }

  @Override
  public Optional<Fact.Event> event(String eventId) {
    return Optional.ofNullable(events.get(eventId));
  }

  @Override
  public Optional<Fact.Performance> performance(String eventId, int position) {
    return Optional.ofNullable(performances.getOrDefault(eventId, new TreeMap<>()).get(position));
  }

  @Override
  public Optional<Fact.Price> price(String eventId, int position) {
    return Optional.ofNullable(prices.getOrDefault(eventId, new TreeMap<>()).get(position));
  }

  @Override
  public OptionalInt seatsLeft(String eventId) {
    Integer seats = seatsLeft.get(eventId);
    return seats == null ? OptionalInt.empty() : OptionalInt.of(seats);
  }

  @Override
  public List<Fact.Performance> performances(String eventId) {
    return List.copyOf(performances.getOrDefault(eventId, new TreeMap<>()).values());
  }

  @Override
  public List<Fact.Price> prices(String eventId) {
    return List.copyOf(prices.getOrDefault(eventId, new TreeMap<>()).values());
  }

  @Override
  public void eventsAt(String venueId, Consumer<String> found) {
    events.values().stream()
        .filter(event -> event.venueId().equals(venueId))
        .map(Fact.Event::eventId)
        .forEach(found);
  }

  @Override
  public void eventsWith(String performerId, Consumer<String> found) {
    performances.values().stream()
        .flatMap(programme -> programme.values().stream())
        .filter(part -> part.performerId().equals(performerId))
        .map(Fact.Performance::eventId)
        .forEach(found);
  }

  @Override
  public void save(Fact fact) {
    switch (fact) {
      case Fact.Venue venue -> venues.put(venue.venueId(), venue);
      case Fact.Performer performer -> performers.put(performer.performerId(), performer);
      case Fact.Event event -> events.put(event.eventId(), event);
      case Fact.Performance part ->
          performances
              .computeIfAbsent(part.eventId(), _ -> new TreeMap<>())
              .put(part.position(), part);
      case Fact.Price price ->
          prices
              .computeIfAbsent(price.eventId(), _ -> new TreeMap<>())
              .put(price.position(), price);
      case Fact.SeatsLeft left -> seatsLeft.put(left.eventId(), left.seats());
    }
  }

  @Override
  public void removeVenue(String venueId) {
    venues.remove(venueId);
  }

  @Override
  public void removePerformer(String performerId) {
    performers.remove(performerId);
  }

  @Override
  public void removeEvent(String eventId) {
    events.remove(eventId);
    seatsLeft.remove(eventId);
  }

  @Override
  public void removePerformance(String eventId, int position) {
    performances.getOrDefault(eventId, new TreeMap<>()).remove(position);
  }

  @Override
  public void removePrice(String eventId, int position) {
    prices.getOrDefault(eventId, new TreeMap<>()).remove(position);
  }

  @Override
  public Optional<LastDocument> lastDocument(String eventId) {
    return Optional.ofNullable(documents.get(eventId));
  }

  @Override
  public void saveLastDocument(String eventId, LastDocument document) {
    documents.put(eventId, document);
  }

  @Override
  public void mark(String eventId) {
    marks.add(eventId);
  }

  @Override
  public List<String> takeMarked(int max) {
    List<String> taken = marks.stream().limit(max).toList();
    taken.forEach(marks::remove);
    return taken;
  }

  @Override
  public int marked() {
    return marks.size();
  }
}
