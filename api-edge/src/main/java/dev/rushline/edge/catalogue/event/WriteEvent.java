package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.catalogue.ChangeNotices;
import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.catalogue.Written;
import dev.rushline.edge.catalogue.performer.PerformerStore;
import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.catalogue.sale.SaleOutbox;
import dev.rushline.edge.catalogue.venue.StoredVenue;
import dev.rushline.edge.catalogue.venue.VenueStore;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;

/** Makes, replaces and deletes events, and tells the sale's owner when it matters. */
@ApplicationScoped
public class WriteEvent {
  private final Database database;
  private final EventStore events;
  private final VenueStore venues;
  private final PerformerStore performers;
  private final SaleOutbox outbox;
  private final Clock clock;

  WriteEvent(
      Database database,
      EventStore events,
      VenueStore venues,
      PerformerStore performers,
      SaleOutbox outbox,
      Clock clock) {
    this.database = database;
    this.events = events;
    this.venues = venues;
    this.performers = performers;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Written> get(String id) {
    return database
        .read(session -> events.find(session, id))
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id))
        .map(stored -> written(false, stored));
  }

  Uni<Written> put(Event wanted, Precondition precondition) {
    return database.change(
        change ->
            events
                .find(change.session(), wanted.id())
                .chain(before -> put(change, before, wanted, precondition)));
  }

  private Uni<Written> put(
      Change change, StoredEvent before, Event wanted, Precondition precondition) {
    precondition.check(
        before == null ? OptionalLong.empty() : OptionalLong.of(before.shownVersion()));
    if (before != null && before.event().equals(wanted)) {
      return Uni.createFrom().item(written(false, before));
    }
    return plan(change, wanted.venueId())
        .call(venue -> checkFits(change, wanted, venue))
        .call(venue -> checkMove(change, before, wanted, venue))
        .chain(venue -> store(change, before, wanted, venue));
  }

  private Uni<StoredVenue> plan(Change change, String venueId) {
    return venues
        .find(change.session(), venueId)
        .onItem()
        .ifNull()
        .failWith(() -> ProblemException.validation("venueId", "no venue " + venueId));
  }

  private Uni<Void> checkFits(Change change, Event wanted, StoredVenue venue) {
    return performers
        .find(change.session(), wanted.performers().stream().map(Part::performerId).toList())
        .invoke(found -> EventFits.check(wanted, venue.venue().plan(), found.keySet()))
        .replaceWithVoid();
  }

  private Uni<Void> checkMove(Change change, StoredEvent before, Event wanted, StoredVenue venue) {
    if (before == null || before.event().venueId().equals(wanted.venueId())) {
      return Uni.createFrom().voidItem();
    }
    return venues
        .find(change.session(), before.event().venueId())
        .invoke(
            from ->
                EventFits.checkMove(
                    before.event(), from.venue().plan(), venue.venue().plan(), clock.instant()))
        .replaceWithVoid();
  }

  private Uni<Written> store(Change change, StoredEvent before, Event wanted, StoredVenue venue) {
    boolean forSale = before == null || wanted.differsForSale(before.event());
    long saleVersion = forSale ? change.number() : before.saleVersion();
    StoredEvent after = new StoredEvent(wanted, change.number(), saleVersion);
    Uni<Void> stored =
        before == null
            ? events.insert(change, List.of(after))
            : events.update(change, List.of(after));
    List<SaleDefinition> told =
        forSale ? List.of(SaleDefinition.of(wanted, saleVersion, venue.venue().plan())) : List.of();
    return stored
        .chain(() -> outbox.send(change, told))
        .chain(() -> ChangeNotices.send(change, List.of(wanted.id())))
        .replaceWith(written(before == null, after));
  }

  Uni<Void> delete(String id) {
    return database.change(
        change ->
            events
                .find(change.session(), id)
                .onItem()
                .ifNull()
                .failWith(() -> unknown(id))
                .call(before -> refuseIfBooked(change, id))
                .chain(before -> delete(change, before)));
  }

  private Uni<Void> delete(Change change, StoredEvent before) {
    String id = before.event().id();
    return plan(change, before.event().venueId())
        .map(
            venue ->
                new SaleDefinition(before.event(), change.number(), venue.venue().plan(), true))
        .chain(sale -> outbox.send(change, List.of(sale)))
        .chain(() -> events.delete(change, id))
        .chain(() -> ChangeNotices.send(change, List.of(id)));
  }

  private static Uni<Void> refuseIfBooked(Change change, String id) {
    return change
        .session()
        .createNativeQuery(
            "select count(*) from booking_bookings"
                + " where event_id = :event and status in ('WAITING', 'HELD', 'CONFIRMED')",
            Long.class)
        .setParameter("event", id)
        .getSingleResult()
        .invoke(
            bookings -> {
              if (bookings > 0) {
                throw new ProblemException(
                        ProblemCode.EVENT_HAS_BOOKINGS,
                        "Cancel it instead: PUT it with state CANCELLED")
                    .with("bookings", bookings);
              }
            })
        .replaceWithVoid();
  }

  /** An event from what a client sent; refuses a missing body. */
  static Event read(String id, EventBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    return EventRules.check(id, body);
  }

  private static Written written(boolean created, StoredEvent stored) {
    return new Written(
        created,
        stored.shownVersion(),
        EventBody.of(stored.event(), stored.version(), stored.saleVersion()));
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(ProblemCode.EVENT_UNKNOWN, "No event " + id);
  }
}
