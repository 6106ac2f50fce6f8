package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.database.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Events with their parts and prices in PostgreSQL: three tables, always read and written whole.
 */
@ApplicationScoped
public class EventStore {
  private final HoldBackDocuments holdBacks;
  private final Clock clock = Clock.systemUTC();

  EventStore(HoldBackDocuments holdBacks) {
    this.holdBacks = holdBacks;
  }

  /** The event, or null. */
  public Uni<StoredEvent> find(Mutiny.StatelessSession session, String id) {
    return find(session, Set.of(id)).map(found -> found.get(id));
  }

  /** Those of the ids that exist. */
  public Uni<Map<String, StoredEvent>> find(
      Mutiny.StatelessSession session, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery("from EventRow e where e.id in :ids", EventRow.class)
        .setParameter("ids", ids)
        .getResultList()
        .chain(rows -> whole(session, rows));
  }

  /** Events of a venue whose sale is not over. */
  public Uni<Collection<StoredEvent>> notOverAt(Mutiny.StatelessSession session, String venueId) {
    return session
        .createSelectionQuery(
            "from EventRow e where e.venueId = :venue and e.state <> 'CANCELLED'"
                + " and coalesce(e.closesAt, e.startAt) > :now",
            EventRow.class)
        .setParameter("venue", venueId)
        .setParameter("now", clock.instant())
        .getResultList()
        .chain(rows -> whole(session, rows))
        .map(Map::values);
  }

  private Uni<Map<String, StoredEvent>> whole(
      Mutiny.StatelessSession session, List<EventRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<String> ids = rows.stream().map(row -> row.id).toList();
    return session
        .createSelectionQuery(
            "from EventPartRow p where p.key.eventId in :ids order by p.key.eventId,"
                + " p.key.position",
            EventPartRow.class)
        .setParameter("ids", ids)
        .getResultList()
        .chain(
            parts ->
                session
                    .createSelectionQuery(
                        "from PriceCategoryRow c where c.key.eventId in :ids order by"
                            + " c.key.eventId, c.key.position",
                        PriceCategoryRow.class)
                    .setParameter("ids", ids)
                    .getResultList()
                    .map(prices -> join(rows, parts, prices)));
  }

  private Map<String, StoredEvent> join(
      List<EventRow> rows, List<EventPartRow> parts, List<PriceCategoryRow> prices) {
    Map<String, List<Part>> partsOf = new HashMap<>();
    for (EventPartRow part : parts) {
      partsOf
          .computeIfAbsent(part.key.eventId(), id -> new ArrayList<>())
          .add(new Part(part.performerId, part.role));
    }
    Map<String, List<PriceCategory>> pricesOf = new HashMap<>();
    for (PriceCategoryRow price : prices) {
      pricesOf
          .computeIfAbsent(price.key.eventId(), id -> new ArrayList<>())
          .add(new PriceCategory(price.code, price.name, price.priceMinor, price.maxPerCustomer));
    }
    Map<String, StoredEvent> found = new HashMap<>();
    for (EventRow row : rows) {
      found.put(
          row.id,
          row.stored(
              partsOf.getOrDefault(row.id, List.of()),
              pricesOf.getOrDefault(row.id, List.of()),
              holdBacks.read(row.holdBacks)));
    }
    return found;
  }

  /** Adds new ones. */
  public Uni<Void> insert(Change change, List<StoredEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return change
        .session()
        .insertMultiple(rows(events))
        .chain(() -> insertLists(change.session(), events));
  }

  /** Replaces existing ones. */
  public Uni<Void> update(Change change, List<StoredEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> ids = events.stream().map(stored -> stored.event().id()).toList();
    return change
        .session()
        .updateMultiple(rows(events))
        .chain(() -> deleteOf(change, "EventPartRow", ids))
        .chain(() -> deleteOf(change, "PriceCategoryRow", ids))
        .chain(() -> insertLists(change.session(), events));
  }

  /** Raises the sale version of events whose own data stay as they are. */
  public Uni<Void> raiseSaleVersion(Change change, List<String> ids) {
    return change
        .session()
        .createMutationQuery("update EventRow e set e.saleVersion = :number where e.id in :ids")
        .setParameter("number", change.number())
        .setParameter("ids", ids)
        .executeUpdate()
        .replaceWithVoid();
  }

  /** Deletes one with its parts and prices. */
  Uni<Void> delete(Change change, String id) {
    return change
        .session()
        .createMutationQuery("delete from EventRow e where e.id = :id")
        .setParameter("id", id)
        .executeUpdate()
        .replaceWithVoid();
  }

  private List<EventRow> rows(List<StoredEvent> events) {
    return events.stream()
        .map(e -> EventRow.of(e, holdBacks.write(e.event().heldBack()), clock.instant()))
        .toList();
  }

  private static Uni<Void> deleteOf(Change change, String entity, List<String> ids) {
    return change
        .session()
        .createMutationQuery("delete from " + entity + " r where r.key.eventId in :ids")
        .setParameter("ids", ids)
        .executeUpdate()
        .replaceWithVoid();
  }

  private static Uni<Void> insertLists(Mutiny.StatelessSession session, List<StoredEvent> events) {
    List<EventPartRow> parts = new ArrayList<>();
    List<PriceCategoryRow> prices = new ArrayList<>();
    for (StoredEvent stored : events) {
      Event event = stored.event();
      for (int i = 0; i < event.performers().size(); i++) {
        parts.add(EventPartRow.of(event.id(), i, event.performers().get(i)));
      }
      for (int i = 0; i < event.priceCategories().size(); i++) {
        prices.add(PriceCategoryRow.of(event.id(), i, event.priceCategories().get(i)));
      }
    }
    return session
        .insertMultiple(prices)
        .chain(() -> parts.isEmpty() ? Uni.createFrom().voidItem() : session.insertMultiple(parts));
  }
}
