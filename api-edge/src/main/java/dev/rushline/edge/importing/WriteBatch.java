package dev.rushline.edge.importing;

import dev.rushline.edge.catalogue.ChangeNotices;
import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.EventStore;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.performer.PerformerNames;
import dev.rushline.edge.catalogue.performer.PerformerStore;
import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.catalogue.sale.SaleOutbox;
import dev.rushline.edge.catalogue.venue.VenueStore;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a batch of a feed: looks up, decides, stores, all in one transaction. */
@ApplicationScoped
class WriteBatch {
  private final Database database;
  private final EventStore events;
  private final VenueStore venues;
  private final PerformerStore performers;
  private final SaleOutbox outbox;
  private final Vertx vertx;
  private final Clock clock;

  WriteBatch(
      Database database,
      EventStore events,
      VenueStore venues,
      PerformerStore performers,
      SaleOutbox outbox,
      Vertx vertx,
      Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.events = events;
    this.venues = venues;
    this.performers = performers;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<DecidedBatch> write(List<FeedEvent> lines) {
    return database.change(
        change ->
            events
                .find(change.session(), ids(lines))
                .chain(known -> decide(change, lines, known))
                .call(decided -> store(change, decided)));
  }

  private Uni<DecidedBatch> decide(
      Change change, List<FeedEvent> lines, Map<String, StoredEvent> known) {
    Set<String> venueIds = new HashSet<>();
    lines.forEach(line -> venueIds.add(line.place().id()));
    known.values().forEach(stored -> venueIds.add(stored.event().venueId()));
    return venues
        .find(change.session(), venueIds)
        .chain(
            found ->
                performerIds(change, lines)
                    .chain(
                        ids -> decide(new DecideBatch(known, found, ids, clock.instant()), lines)));
  }

  /** On a worker: it makes plans, and encodes sales with seats held back. */
  private Uni<DecidedBatch> decide(DecideBatch deciding, List<FeedEvent> lines) {
    return vertx.executeBlocking(() -> deciding.decide(lines));
  }

  /** By name; and by the id a name gives, for those an organiser has renamed since. */
  private Uni<Map<String, String>> performerIds(Change change, List<FeedEvent> lines) {
    Set<String> keys =
        lines.stream()
            .flatMap(line -> line.performers().stream())
            .map(FeedEvent.FeedPerformer::nameKey)
            .collect(Collectors.toSet());
    return performers
        .idsByNameKey(change.session(), keys)
        .chain(
            byName -> {
              Map<String, String> missing = new HashMap<>();
              keys.stream()
                  .filter(key -> !byName.containsKey(key))
                  .forEach(key -> missing.put(PerformerNames.id(key), key));
              return performers
                  .existing(change.session(), missing.keySet())
                  .map(
                      existing -> {
                        Map<String, String> all = new HashMap<>(byName);
                        existing.forEach(id -> all.put(missing.get(id), id));
                        return all;
                      });
            });
  }

  private Uni<Void> store(Change change, DecidedBatch decided) {
    List<StoredEvent> created =
        decided.created().stream()
            .map(event -> new StoredEvent(event, change.number(), change.number()))
            .toList();
    List<StoredEvent> updated =
        decided.updated().stream()
            .map(
                retold ->
                    new StoredEvent(
                        retold.event(),
                        change.number(),
                        retold.forSale() ? change.number() : retold.saleVersion()))
            .toList();
    return venues
        .insert(change, decided.venues())
        .chain(() -> performers.insert(change, decided.performers()))
        .chain(() -> events.insert(change, created))
        .chain(() -> events.update(change, updated))
        .chain(() -> outbox.send(change, sales(change, decided)))
        .chain(
            () ->
                ChangeNotices.send(
                    change, updated.stream().map(stored -> stored.event().id()).toList()));
  }

  private static List<SaleDefinition> sales(Change change, DecidedBatch decided) {
    List<Event> told = new ArrayList<>(decided.created());
    decided.updated().stream()
        .filter(DecidedBatch.Retold::forSale)
        .map(DecidedBatch.Retold::event)
        .forEach(told::add);
    return told.stream()
        .map(
            event ->
                SaleDefinition.of(
                    event, change.number(), decided.plans().get(event.venueId()).plan()))
        .toList();
  }

  private static Set<String> ids(List<FeedEvent> lines) {
    return lines.stream().map(line -> line.event().id()).collect(Collectors.toSet());
  }
}
