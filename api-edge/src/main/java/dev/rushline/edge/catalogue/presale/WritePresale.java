package dev.rushline.edge.catalogue.presale;

import dev.rushline.edge.catalogue.event.EventStore;
import dev.rushline.edge.catalogue.sale.SaleOutbox;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.DefinePresale;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Makes and replaces presales, and tells the sale's owner in the same transaction. */
@ApplicationScoped
class WritePresale {
  private final Database database;
  private final EventStore events;
  private final SaleOutbox outbox;

  WritePresale(Database database, EventStore events, SaleOutbox outbox) {
    this.database = database;
    this.events = events;
    this.outbox = outbox;
  }

  Uni<List<PresaleView>> list(String eventId) {
    return database
        .read(
            session ->
                session
                    .createSelectionQuery(
                        "from PresaleRow p where p.key.eventId = :event"
                            + " order by p.opensAt, p.key.presaleId",
                        PresaleRow.class)
                    .setParameter("event", eventId)
                    .getResultList())
        .map(rows -> rows.stream().map(PresaleRow::view).toList());
  }

  Uni<PresaleView> put(String eventId, String presaleId, PresaleBody body) {
    PresaleRules.Checked wanted = PresaleRules.check(eventId, body);
    return database.change(
        change ->
            events
                .find(change.session(), eventId)
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(ProblemCode.EVENT_UNKNOWN, null))
                .chain(() -> store(change, new PresaleRow.Key(eventId, presaleId), wanted)));
  }

  private Uni<PresaleView> store(Change change, PresaleRow.Key key, PresaleRules.Checked wanted) {
    PresaleRow row = new PresaleRow();
    row.key = key;
    row.opensAt = wanted.opensAt();
    row.closesAt = wanted.closesAt();
    row.codes = wanted.codes().size();
    row.version = change.number();
    DefinePresale command =
        new DefinePresale(key.presaleId(), row.version, row.opensAt, row.closesAt, wanted.codes());
    return change
        .session()
        .upsert(row)
        .chain(() -> outbox.send(change, key.eventId(), command))
        .replaceWith(row.view());
  }
}
