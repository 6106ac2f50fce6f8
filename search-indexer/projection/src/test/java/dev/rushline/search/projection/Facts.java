package dev.rushline.search.projection;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Words for tests: a small catalogue. */
public final class Facts {
  public static final Instant START = Instant.parse("2031-06-01T18:00:00Z");

  private Facts() {}

  public static Fact.Venue venue(String id, String name) {
    return new Fact.Venue(
        id,
        name,
        Optional.of("Zürich"),
        Optional.empty(),
        Optional.of("CH"),
        Optional.of(new Place(47.37, 8.54)));
  }

  public static Fact.Performer performer(String id, String name) {
    return new Fact.Performer(id, name);
  }

  public static Fact.Event event(String id, String venueId) {
    return event(id, "Event " + id, venueId);
  }

  public static Fact.Event event(String id, String name, String venueId) {
    return new Fact.Event(
        id,
        name,
        Optional.of("A description"),
        Optional.empty(),
        List.of("jazz", "open air"),
        START,
        7_200,
        venueId,
        "CHF",
        Optional.empty(),
        Optional.empty(),
        false);
  }

  public static Fact.Event cancelled(Fact.Event event) {
    return new Fact.Event(
        event.eventId(),
        event.name(),
        event.description(),
        event.genre(),
        event.keywords(),
        event.startsAt(),
        event.startOffset(),
        event.venueId(),
        event.currency(),
        event.opensAt(),
        event.closesAt(),
        true);
  }

  public static Fact.Performance plays(String eventId, int position, String performerId) {
    return new Fact.Performance(eventId, position, performerId);
  }

  public static Fact.Price price(String eventId, int position, long minor) {
    return new Fact.Price(eventId, position, minor);
  }
}
