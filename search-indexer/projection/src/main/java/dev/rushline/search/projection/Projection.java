package dev.rushline.search.projection;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Makes documents of facts. A fact that is new marks the events it concerns; {@link #drain} looks
 * at some marked events and tells what became of them. So many facts about one event become one
 * document, and a venue with thousands of events is a queue of marks and not a pause.
 */
public final class Projection {
  private final CatalogueState state;

  public Projection(CatalogueState state) {
    this.state = state;
  }

  /** Takes in a fact. One that is known already changes nothing. */
  public void learn(Fact fact) {
    switch (fact) {
      case Fact.Venue venue -> {
        if (isNews(venue, state.venue(venue.venueId()))) {
          state.eventsAt(venue.venueId(), state::mark);
        }
      }
      case Fact.Performer performer -> {
        if (isNews(performer, state.performer(performer.performerId()))) {
          state.eventsWith(performer.performerId(), state::mark);
        }
      }
      case Fact.Event event -> learn(event, event.eventId(), state.event(event.eventId()));
      case Fact.Performance part ->
          learn(part, part.eventId(), state.performance(part.eventId(), part.position()));
      case Fact.Price price ->
          learn(price, price.eventId(), state.price(price.eventId(), price.position()));
      case Fact.SeatsLeft left -> {
        if (!state.seatsLeft(left.eventId()).equals(OptionalInt.of(left.seats()))) {
          state.save(left);
          state.mark(left.eventId());
        }
      }
    }
  }

  private void learn(Fact fact, String eventId, Optional<? extends Fact> known) {
    if (isNews(fact, known)) {
      state.mark(eventId);
    }
  }

  private boolean isNews(Fact fact, Optional<? extends Fact> known) {
    if (known.isPresent() && known.get().equals(fact)) {
      return false;
    }
    state.save(fact);
    return true;
  }

  /** Takes in that a venue is gone. Its events have no documents until there is a venue again. */
  public void removeVenue(String venueId) {
    state.removeVenue(venueId);
    state.eventsAt(venueId, state::mark);
  }

  /** Takes in that a performer is gone. */
  public void removePerformer(String performerId) {
    state.removePerformer(performerId);
    state.eventsWith(performerId, state::mark);
  }

  /**
   * Takes in that an event is gone. It is withdrawn also when no document of it is remembered: the
   * memory may have been lost, and search would keep the event for ever.
   */
  public void removeEvent(String eventId) {
    state.removeEvent(eventId);
    if (state.lastDocument(eventId).isEmpty()) {
      state.saveLastDocument(eventId, LastDocument.UNKNOWN);
    }
    state.mark(eventId);
  }

  /** Takes in that somebody is no longer in the programme of an event. */
  public void removePerformance(String eventId, int position) {
    if (state.performance(eventId, position).isPresent()) {
      state.removePerformance(eventId, position);
      state.mark(eventId);
    }
  }

  /** Takes in that an event has one price less. */
  public void removePrice(String eventId, int position) {
    if (state.price(eventId, position).isPresent()) {
      state.removePrice(eventId, position);
      state.mark(eventId);
    }
  }

  /** How many events wait for their document. */
  public int marked() {
    return state.marked();
  }

  /**
   * Looks at the events that were marked first.
   *
   * @param max how many events at most
   * @param nowMillis milliseconds since the epoch; versions are not lower
   */
  public List<Outcome> drain(int max, long nowMillis) {
    return state.takeMarked(max).stream().map(eventId -> outcome(eventId, nowMillis)).toList();
  }

  private Outcome outcome(String eventId, long nowMillis) {
    Optional<LastDocument> last = state.lastDocument(eventId);
    Optional<Content> content = content(eventId);
    Optional<String> fingerprint = content.map(Fingerprint::of);
    if (fingerprint.equals(last.flatMap(LastDocument::fingerprint))) {
      return new Outcome.Unchanged(eventId);
    }
    long version = last.map(document -> document.nextVersion(nowMillis)).orElse(nowMillis);
    state.saveLastDocument(eventId, new LastDocument(version, fingerprint));
    return content
        .<Outcome>map(found -> new Outcome.Written(eventId, version, found))
        .orElseGet(() -> new Outcome.Withdrawn(eventId, version));
  }

  /** What there is to say of an event; nothing before its row and its venue's have arrived. */
  private Optional<Content> content(String eventId) {
    return state
        .event(eventId)
        .flatMap(event -> state.venue(event.venueId()).map(venue -> content(event, venue)));
  }

  private Content content(Fact.Event event, Fact.Venue venue) {
    return new Content(
        event,
        venue,
        state.performances(event.eventId()).stream()
            .map(Fact.Performance::performerId)
            .distinct()
            .map(state::performer)
            .flatMap(Optional::stream)
            .toList(),
        event.closesAt().orElse(event.startsAt()),
        state.prices(event.eventId()).stream().mapToLong(Fact.Price::priceMinor).min(),
        state.seatsLeft(event.eventId()));
  }
}
