package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.database.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
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
  private final Clock clock;

  EventStore(HoldBackDocuments holdBacks, Clock clock) {
    this.holdBacks = holdBacks;
    this.clock = clock;
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

  /**
   * Events that begin or are sold after a moment, cancelled ones too, by id.
   *
   * @param after the id that comes before the first one; empty for the first page
   */
  public Uni<List<StoredEvent>> endingAfter(
      Mutiny.StatelessSession session, Instant moment, String after, int max) {
    return session
        .createSelectionQuery(
            "from EventRow e where e.id > :after"
                + " and (e.startAt > :moment or e.closesAt > :moment) order by e.id",
            EventRow.class)
        .setParameter("after", after)
        .setParameter("moment", moment)
        .setMaxResults(max)
        .getResultList()
        .chain(
            rows ->
                whole(session, rows)
                    .map(found -> rows.stream().map(row -> found.get(row.id)).toList()));
  }

  private Uni<Map<String, StoredEvent>> whole(
      Mutiny.StatelessSession session, List<EventRow> rows) {
    if (rows.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    List<String> ids = rows.stream().map(row -> row.id).toList();
    return partsOf(session, ids)
        .chain(parts -> pricesOf(session, ids).map(prices -> join(rows, parts, prices)));
  }

  private static Uni<List<EventPartRow>> partsOf(
      Mutiny.StatelessSession session, List<String> ids) {
    return session
        .createSelectionQuery(
            "from EventPartRow p where p.key.eventId in :ids order by p.key.eventId,"
                + " p.key.position",
            EventPartRow.class)
        .setParameter("ids", ids)
        .getResultList();
  }

  private static Uni<List<PriceCategoryRow>> pricesOf(
      Mutiny.StatelessSession session, List<String> ids) {
    return session
        .createSelectionQuery(
            "from PriceCategoryRow c where c.key.eventId in :ids order by c.key.eventId,"
                + " c.key.position",
            PriceCategoryRow.class)
        .setParameter("ids", ids)
        .getResultList();
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

  /**
   * Replaces existing ones. Only rows that differ are written: whoever follows the tables never
   * sees an event between its old and its new prices.
   */
  public Uni<Void> update(Change change, List<StoredEvent> events) {
    if (events.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    List<String> ids = events.stream().map(stored -> stored.event().id()).toList();
    Mutiny.StatelessSession session = change.session();
    return session
        .updateMultiple(rows(events))
        .chain(() -> partsOf(session, ids))
        .chain(
            parts ->
                RowChanges.between(parts, parts(events), row -> row.key, EventPartRow::isSameAs)
                    .write(session))
        .chain(() -> pricesOf(session, ids))
        .chain(
            prices ->
                RowChanges.between(
                        prices, prices(events), row -> row.key, PriceCategoryRow::isSameAs)
                    .insteadOfUpdating(PriceCategoryRow::hasOtherCode)
                    .write(session));
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

  private static Uni<Void> insertLists(Mutiny.StatelessSession session, List<StoredEvent> events) {
    List<EventPartRow> parts = parts(events);
    return session
        .insertMultiple(prices(events))
        .chain(() -> parts.isEmpty() ? Uni.createFrom().voidItem() : session.insertMultiple(parts));
  }

  private static List<EventPartRow> parts(List<StoredEvent> events) {
    List<EventPartRow> rows = new ArrayList<>();
    for (StoredEvent stored : events) {
      List<Part> parts = stored.event().performers();
      for (int i = 0; i < parts.size(); i++) {
        rows.add(EventPartRow.of(stored.event().id(), i, parts.get(i)));
      }
    }
    return rows;
  }

  private static List<PriceCategoryRow> prices(List<StoredEvent> events) {
    List<PriceCategoryRow> rows = new ArrayList<>();
    for (StoredEvent stored : events) {
      List<PriceCategory> prices = stored.event().priceCategories();
      for (int i = 0; i < prices.size(); i++) {
        rows.add(PriceCategoryRow.of(stored.event().id(), i, prices.get(i)));
      }
    }
    return rows;
  }
}
