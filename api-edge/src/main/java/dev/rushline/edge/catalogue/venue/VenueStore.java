package dev.rushline.edge.catalogue.venue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.catalogue.plan.PlanDocuments;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.database.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Venues and their plans in PostgreSQL. */
@ApplicationScoped
public class VenueStore {
  /** Places of all plans kept parsed, about 20 bytes each: a few dozen stadiums. */
  private static final long PARSED_PLACES_MAX = 4_000_000;

  private final PlanDocuments documents;
  private final Cache<PlanKey, SeatingPlan> parsed =
      Caffeine.newBuilder()
          .maximumWeight(PARSED_PLACES_MAX)
          .weigher((PlanKey key, SeatingPlan plan) -> plan.places())
          .build();
  private final Clock clock;

  VenueStore(PlanDocuments documents, Clock clock) {
    this.documents = documents;
    this.clock = clock;
  }

  /**
   * A version of a plan never changes, so a parsed one can be kept for as long as there is room.
   */
  private record PlanKey(String venueId, long version) {}

  /** The venue, or null. */
  public Uni<StoredVenue> find(Mutiny.StatelessSession session, String id) {
    return find(session, Set.of(id)).map(found -> found.get(id));
  }

  /** Those of the ids that exist, with their plans. */
  public Uni<Map<String, StoredVenue>> find(
      Mutiny.StatelessSession session, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery(
            "select v, p.version from VenueRow v join SeatingPlanRow p on p.venueId = v.id"
                + " where v.id in :ids",
            Object[].class)
        .setParameter("ids", ids)
        .getResultList()
        .chain(rows -> withPlans(session, rows));
  }

  private Uni<Map<String, StoredVenue>> withPlans(
      Mutiny.StatelessSession session, List<Object[]> rows) {
    List<PlanKey> keys =
        rows.stream().map(row -> new PlanKey(((VenueRow) row[0]).id, (Long) row[1])).toList();
    return plans(session, keys)
        .map(
            plans -> {
              Map<String, StoredVenue> found = new HashMap<>();
              for (int i = 0; i < rows.size(); i++) {
                VenueRow row = (VenueRow) rows.get(i)[0];
                PlanKey key = keys.get(i);
                found.put(
                    row.id, new StoredVenue(row.venue(plans.get(key)), row.version, key.version()));
              }
              return found;
            });
  }

  private Uni<Map<PlanKey, SeatingPlan>> plans(
      Mutiny.StatelessSession session, List<PlanKey> keys) {
    Map<PlanKey, SeatingPlan> plans = new HashMap<>(parsed.getAllPresent(keys));
    List<String> missing =
        keys.stream().filter(key -> !plans.containsKey(key)).map(PlanKey::venueId).toList();
    if (missing.isEmpty()) {
      return Uni.createFrom().item(plans);
    }
    return session
        .createSelectionQuery("from SeatingPlanRow p where p.venueId in :ids", SeatingPlanRow.class)
        .setParameter("ids", missing)
        .getResultList()
        .map(
            rows -> {
              for (SeatingPlanRow row : rows) {
                PlanKey key = new PlanKey(row.venueId, row.version);
                SeatingPlan plan = documents.read(row.document);
                parsed.put(key, plan);
                plans.put(key, plan);
              }
              return plans;
            });
  }

  /** Adds new ones. */
  public Uni<Void> insert(Change change, List<Venue> venues) {
    if (venues.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    Instant now = clock.instant();
    return change
        .session()
        .insertMultiple(venues.stream().map(v -> VenueRow.of(v, change.number(), now)).toList())
        .chain(
            () ->
                change
                    .session()
                    .insertMultiple(venues.stream().map(v -> planRow(change, v)).toList()));
  }

  /** Replaces one, its plan only if that is another. */
  Uni<Void> update(Change change, Venue venue, boolean planToo) {
    return change
        .session()
        .update(VenueRow.of(venue, change.number(), clock.instant()))
        .chain(
            () ->
                planToo
                    ? change.session().update(planRow(change, venue))
                    : Uni.createFrom().voidItem());
  }

  private SeatingPlanRow planRow(Change change, Venue venue) {
    return SeatingPlanRow.of(
        venue.id(), change.number(), venue.plan().places(), documents.write(venue.plan()));
  }

  /** Deletes it with its plan; answers whether there was one. */
  Uni<Boolean> delete(Change change, String id) {
    return change
        .session()
        .createMutationQuery("delete from VenueRow v where v.id = :id")
        .setParameter("id", id)
        .executeUpdate()
        .map(rows -> rows > 0);
  }
}
