package dev.rushline.search.projection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * What the projection remembers: the latest fact of each kind and id, which events a venue or a
 * performer has, the last documents, and the marks. Not thread-safe.
 */
public interface CatalogueState {

  Optional<Fact.Venue> venue(String venueId);

  Optional<Fact.Performer> performer(String performerId);

  Optional<Fact.Event> event(String eventId);

  Optional<Fact.Performance> performance(String eventId, int position);

  Optional<Fact.Price> price(String eventId, int position);

  OptionalInt seatsLeft(String eventId);

  /** All of an event, by position. */
  List<Fact.Performance> performances(String eventId);

  /** All of an event, by position. */
  List<Fact.Price> prices(String eventId);

  /** Passes on the events whose row names this venue. */
  void eventsAt(String venueId, Consumer<String> events);

  /** Passes on the events whose programme names this performer; one may come more than once. */
  void eventsWith(String performerId, Consumer<String> events);

  /** Remembers a fact in place of the former one of its kind and id. */
  void save(Fact fact);

  void removeVenue(String venueId);

  void removePerformer(String performerId);

  /** Forgets the event's row and the seats left; programme and prices have rows of their own. */
  void removeEvent(String eventId);

  void removePerformance(String eventId, int position);

  void removePrice(String eventId, int position);

  Optional<LastDocument> lastDocument(String eventId);

  void saveLastDocument(String eventId, LastDocument document);

  /** Marks an event for a new document; once is enough, however often it is marked. */
  void mark(String eventId);

  /** Takes the marks off those events that were marked first, at most {@code max}. */
  List<String> takeMarked(int max);

  /** How many events are marked. */
  int marked();
}
