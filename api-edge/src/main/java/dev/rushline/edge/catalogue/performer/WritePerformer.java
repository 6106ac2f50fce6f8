package dev.rushline.edge.catalogue.performer;

import dev.rushline.edge.catalogue.Precondition;
import dev.rushline.edge.catalogue.Written;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.OptionalLong;

/** Makes, replaces and deletes performers. */
@ApplicationScoped
public class WritePerformer {
  private final Database database;
  private final PerformerStore store;

  WritePerformer(Database database, PerformerStore store) {
    this.database = database;
    this.store = store;
  }

  Uni<Written> get(String id) {
    return database
        .read(session -> store.find(session, id))
        .onItem()
        .ifNull()
        .failWith(() -> unknown(id))
        .map(row -> new Written(false, row.version, row.performer()));
  }

  Uni<Written> put(Performer wanted, Precondition precondition) {
    return database.change(
        change ->
            store
                .find(change.session(), wanted.id())
                .chain(row -> put(change, row, wanted, precondition)));
  }

  private Uni<Written> put(
      Change change, PerformerRow row, Performer wanted, Precondition precondition) {
    precondition.check(row == null ? OptionalLong.empty() : OptionalLong.of(row.version));
    if (row == null) {
      return store
          .insert(change, List.of(wanted))
          .replaceWith(new Written(true, change.number(), wanted));
    }
    if (row.performer().equals(wanted)) {
      return Uni.createFrom().item(new Written(false, row.version, wanted));
    }
    return store.update(change, wanted).replaceWith(new Written(false, change.number(), wanted));
  }

  Uni<Void> delete(String id) {
    return database.change(
        change ->
            change
                .session()
                .createSelectionQuery(
                    "select p.key.eventId from EventPartRow p where p.performerId = :id",
                    String.class)
                .setParameter("id", id)
                .setMaxResults(ProblemException.LISTED_MAX)
                .getResultList()
                .invoke(
                    events -> {
                      if (!events.isEmpty()) {
                        throw new ProblemException(
                                ProblemCode.PERFORMER_IN_USE, "Events name this performer")
                            .with("events", events);
                      }
                    })
                .chain(() -> store.delete(change, id))
                .invoke(
                    deleted -> {
                      if (!deleted) {
                        throw unknown(id);
                      }
                    })
                .replaceWithVoid());
  }

  private static ProblemException unknown(String id) {
    return new ProblemException(ProblemCode.PERFORMER_UNKNOWN, "No performer " + id);
  }
}
