package dev.rushline.edge.importing;

import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.EventFits;
import dev.rushline.edge.catalogue.event.Part;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.performer.Performer;
import dev.rushline.edge.catalogue.performer.PerformerNames;
import dev.rushline.edge.catalogue.plan.DefaultPlan;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.catalogue.sale.SaleSize;
import dev.rushline.edge.catalogue.venue.StoredVenue;
import dev.rushline.edge.catalogue.venue.Venue;
import dev.rushline.edge.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a batch of lines changes, given what the catalogue has. Plain Java: reads no
 * database and no clock. Venues and performers are made when they are missing and never changed: a
 * feed repeats them on every line, and lines may disagree.
 */
final class DecideBatch {
  private final Map<String, StoredEvent> knownEvents;
  private final Map<String, StoredVenue> knownVenues;
  private final Map<String, String> performerIds;
  private final Instant now;

  private final Map<String, Venue> newVenues = new LinkedHashMap<>();
  private final Map<String, Performer> newPerformers = new LinkedHashMap<>();
  private final Map<Integer, SeatingPlan> defaultPlans = new HashMap<>();
  private final Map<String, Venue> plans = new HashMap<>();
  private final List<Event> created = new ArrayList<>();
  private final List<DecidedBatch.Retold> updated = new ArrayList<>();
  private final List<DecidedBatch.NotTaken> refused = new ArrayList<>();
  private long unchanged;

  /**
   * @param knownEvents those of the batch that exist
   * @param knownVenues those of the batch, and of known events, that exist
   * @param performerIds ids of performers that exist, by the key of their name
   * @param now for whether a sale has begun
   */
  DecideBatch(
      Map<String, StoredEvent> knownEvents,
      Map<String, StoredVenue> knownVenues,
      Map<String, String> performerIds,
      Instant now) {
    this.knownEvents = knownEvents;
    this.knownVenues = knownVenues;
    this.performerIds = performerIds;
    this.now = now;
  }

  DecidedBatch decide(List<FeedEvent> lines) {
    for (FeedEvent line : lines) {
      try {
        decide(line);
      } catch (RefusedLine no) {
        refused.add(new DecidedBatch.NotTaken(line.line(), no.code(), no.getMessage()));
      }
    }
    return new DecidedBatch(
        List.copyOf(newVenues.values()),
        List.copyOf(newPerformers.values()),
        created,
        updated,
        unchanged,
        refused,
        plans);
  }

  private void decide(FeedEvent line) throws RefusedLine {
    Event told = line.event().withPerformers(parts(line));
    StoredEvent before = knownEvents.get(told.id());
    Event wanted = before == null ? told : before.event().retold(told, line.stateTold());
    if (before != null && before.event().equals(wanted)) {
      unchanged++;
      return;
    }
    Venue venue = venue(line.place());
    Set<String> missing = EventFits.missingCategories(wanted, venue.plan());
    if (!missing.isEmpty()) {
      throw new RefusedLine(
          LineRefusal.PRICES_MISSING,
          "the venue's plan names categories without price: " + missing);
    }
    if (before != null && !before.event().venueId().equals(wanted.venueId())) {
      checkMove(before.event(), venue);
    }
    requireSendable(wanted, venue);
    // From here on the line is taken.
    if (!knownVenues.containsKey(venue.id())) {
      newVenues.put(venue.id(), venue);
    }
    plans.put(venue.id(), venue);
    for (FeedEvent.FeedPerformer performer : line.performers()) {
      if (!performerIds.containsKey(performer.nameKey())) {
        String id = PerformerNames.id(performer.nameKey());
        newPerformers.put(id, new Performer(id, performer.nameKey(), null));
      }
    }
    if (before == null) {
      created.add(wanted);
    } else {
      updated.add(
          new DecidedBatch.Retold(
              wanted, wanted.differsForSale(before.event()), before.saleVersion()));
    }
  }

  private List<Part> parts(FeedEvent line) {
    return line.performers().stream()
        .map(
            performer ->
                new Part(
                    performerIds.getOrDefault(
                        performer.nameKey(), PerformerNames.id(performer.nameKey())),
                    performer.role()))
        .toList();
  }

  private Venue venue(FeedEvent.Place place) {
    StoredVenue known = knownVenues.get(place.id());
    if (known != null) {
      return known.venue();
    }
    Venue made = newVenues.get(place.id());
    if (made != null) {
      return made;
    }
    int capacity = place.capacity() == null ? DefaultPlan.CAPACITY : place.capacity();
    SeatingPlan plan = defaultPlans.computeIfAbsent(capacity, DefaultPlan::of);
    return new Venue(place.id(), place.name(), place.address(), place.geo(), capacity, plan);
  }

  /** A plan alone always fits, with an event's reasons to hold seats back it may not. */
  private static void requireSendable(Event wanted, Venue venue) throws RefusedLine {
    if (wanted.heldBack().isEmpty()) {
      return;
    }
    try {
      SaleSize.requireSendable(SaleDefinition.of(wanted, Long.MAX_VALUE, venue.plan()));
    } catch (ProblemException no) {
      throw new RefusedLine(LineRefusal.SALE_TOO_LARGE, no.getMessage());
    }
  }

  private void checkMove(Event before, Venue to) throws RefusedLine {
    try {
      EventFits.checkMove(before, knownVenues.get(before.venueId()).venue().plan(), to.plan(), now);
    } catch (ProblemException no) {
      throw new RefusedLine(LineRefusal.SEATS_REMOVED_AFTER_SALE_START, no.getMessage());
    }
  }
}
