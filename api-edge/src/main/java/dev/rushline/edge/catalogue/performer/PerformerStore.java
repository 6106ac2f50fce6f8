package dev.rushline.edge.catalogue.performer;

import dev.rushline.edge.database.Change;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.reactive.mutiny.Mutiny;

/** Performers in PostgreSQL. */
@ApplicationScoped
public class PerformerStore {
  private final Clock clock;

  PerformerStore(Clock clock) {
    this.clock = clock;
  }

  /** The row, or null. */
  Uni<PerformerRow> find(Mutiny.StatelessSession session, String id) {
    return session.get(PerformerRow.class, id);
  }

  /** Those of the ids that exist. */
  public Uni<Map<String, Performer>> find(Mutiny.StatelessSession session, Collection<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    return session
        .createSelectionQuery("from PerformerRow p where p.id in :ids", PerformerRow.class)
        .setParameter("ids", new HashSet<>(ids))
        .getResultList()
        .map(
            rows -> {
              Map<String, Performer> found = new HashMap<>();
              rows.forEach(row -> found.put(row.id, row.performer()));
              return found;
            });
  }

  /** Ids of performers by the key of their name; of several with one name the lowest id. */
  public Uni<Map<String, String>> idsByNameKey(
      Mutiny.StatelessSession session, Set<String> nameKeys) {
    if (nameKeys.isEmpty()) {
      return Uni.createFrom().item(Map.of());
    }
    // One array, not one parameter per name: a batch of a feed can have tens of thousands.
    return session
        .createNativeQuery(
            "select name_key, min(id) from performer where name_key = any(:keys)"
                + " group by name_key",
            Object[].class)
        .setParameter("keys", nameKeys.toArray(new String[0]))
        .getResultList()
        .map(
            rows -> {
              Map<String, String> ids = new HashMap<>();
              rows.forEach(row -> ids.put((String) row[0], (String) row[1]));
              return ids;
            });
  }

  /** Those of the ids that exist. */
  public Uni<List<String>> existing(Mutiny.StatelessSession session, Set<String> ids) {
    if (ids.isEmpty()) {
      return Uni.createFrom().item(List.of());
    }
    return session
        .createNativeQuery("select id from performer where id = any(:ids)", String.class)
        .setParameter("ids", ids.toArray(new String[0]))
        .getResultList();
  }

  /** Adds new ones. */
  public Uni<Void> insert(Change change, List<Performer> performers) {
    Instant now = clock.instant();
    return performers.isEmpty()
        ? Uni.createFrom().voidItem()
        : change
            .session()
            .insertMultiple(
                performers.stream().map(p -> PerformerRow.of(p, change.number(), now)).toList());
  }

  Uni<Void> update(Change change, Performer performer) {
    return change.session().update(PerformerRow.of(performer, change.number(), clock.instant()));
  }

  /** Deletes it; answers whether there was one. */
  Uni<Boolean> delete(Change change, String id) {
    return change
        .session()
        .createMutationQuery("delete from PerformerRow p where p.id = :id")
        .setParameter("id", id)
        .executeUpdate()
        .map(rows -> rows > 0);
  }
}
