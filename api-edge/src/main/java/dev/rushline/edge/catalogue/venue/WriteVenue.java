package dev.rushline.edge.catalogue.venue;

import dev.rushline.edge.catalogue.ChangeNotices;
import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.catalogue.Written;
import dev.rushline.edge.catalogue.event.Event;
import dev.rushline.edge.catalogue.event.EventFits;
import dev.rushline.edge.catalogue.event.EventStore;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.catalogue.sale.SaleOutbox;
import dev.rushline.edge.catalogue.sale.SaleSize;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/** Makes, replaces and deletes venues; a new plan redefines every sale there that is not over. */
@ApplicationScoped
public class WriteVenue {
  private final Database database;
  private final VenueStore venues;
  private final EventStore events;
  private final SaleOutbox outbox;
  private final Vertx vertx;
  private final Clock clock;

  WriteVenue(
      Database database,
      VenueStore venues,
      EventStore events,
      SaleOutbox outbox,
      Vertx vertx,
      Clock clock) {
    this.vertx = vertx;
    this.database = database;
    this.venues = venues;
    this.events = events;
    this.outbox = outbox;
    this.clock = clock;
  }

  Uni<Written> get(String id) {
    return database
        .read(session -> venues.find(session, id))
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id))
        .map(stored -> written(false, stored));
  }

  /** Makes or replaces the venue; saying the same again changes nothing. */
  public Uni<Written> put(Venue wanted, Precondition precondition) {
    return database.change(
        change ->
            venues
                .find(change.session(), wanted.id())
                .chain(before -> put(change, before, wanted, precondition)));
  }

  /** Gives a venue a plan: a new venue of this name, or an existing one that keeps the rest. */
  public Uni<Written> putPlan(String id, String name, SeatingPlan plan) {
    return database.change(
        change ->
            venues
                .find(change.session(), id)
                .chain(
                    before ->
                        put(
                            change,
                            before,
                            before == null
                                ? new Venue(id, name, Address.NONE, null, null, plan)
                                : before.venue().withPlan(plan),
                            Precondition.NONE)));
  }

  private Uni<Written> put(
      Change change, StoredVenue before, Venue wanted, Precondition precondition) {
    precondition.check(before == null ? OptionalLong.empty() : OptionalLong.of(before.version()));
    if (before == null) {
      StoredVenue after = new StoredVenue(wanted, change.number(), change.number());
      return requireSellable(wanted)
          .chain(() -> venues.insert(change, List.of(wanted)))
          .replaceWith(written(true, after));
    }
    if (before.venue().equals(wanted)) {
      return Uni.createFrom().item(written(false, before));
    }
    boolean newPlan = !before.venue().plan().equals(wanted.plan());
    StoredVenue after =
        new StoredVenue(wanted, change.number(), newPlan ? change.number() : before.planVersion());
    Uni<Void> sellable = newPlan ? requireSellable(wanted) : Uni.createFrom().voidItem();
    return sellable
        .chain(() -> events.notOverAt(change.session(), wanted.id()))
        .chain(
            concerned ->
                newPlan
                    ? redefine(change, before.venue(), wanted, concerned)
                    : ChangeNotices.send(change, ids(concerned)))
        .chain(() -> venues.update(change, wanted, newPlan))
        .replaceWith(written(false, after));
  }

  /** On a worker: of 100,000 seats it takes tens of milliseconds. */
  private Uni<Void> requireSellable(Venue wanted) {
    return vertx.executeBlocking(
        () -> {
          SaleSize.requireSellable(wanted.plan());
          return null;
        });
  }

  private Uni<Void> redefine(
      Change change, Venue before, Venue wanted, Collection<StoredEvent> concerned) {
    List<Event> notOver = concerned.stream().map(StoredEvent::event).toList();
    EventFits.checkPlan(before.plan(), wanted.plan(), notOver, clock.instant());
    if (notOver.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<SaleDefinition> sales =
        notOver.stream()
            .map(event -> SaleDefinition.of(event, change.number(), wanted.plan()))
            .toList();
    return events
        .raiseSaleVersion(change, ids(concerned))
        .chain(() -> outbox.send(change, sales))
        .chain(() -> ChangeNotices.send(change, ids(concerned)));
  }

  Uni<Void> delete(String id) {
    return database.change(
        change ->
            change
                .session()
                .createSelectionQuery(
                    "select e.id from EventRow e where e.venueId = :id order by e.id", String.class)
                .setParameter("id", id)
                .setMaxResults(ProblemException.LISTED_MAX)
                .getResultList()
                .invoke(
                    used -> {
                      if (!used.isEmpty()) {
                        throw new ProblemException(
                                ProblemCode.VENUE_IN_USE, "Events take place here")
                            .with("events", used);
                      }
                    })
                .chain(() -> venues.delete(change, id))
                .invoke(
                    deleted -> {
                      if (!deleted) {
                        throw unknown(id);
                      }
                    })
                .replaceWithVoid());
  }

  private static List<String> ids(Collection<StoredEvent> events) {
    return events.stream().map(stored -> stored.event().id()).toList();
  }

  private static Written written(boolean created, StoredVenue stored) {
    return new Written(
        created, stored.version(), VenueBody.of(stored.venue(), stored.planVersion()));
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(ProblemCode.VENUE_UNKNOWN, "No venue " + id);
  }
}
