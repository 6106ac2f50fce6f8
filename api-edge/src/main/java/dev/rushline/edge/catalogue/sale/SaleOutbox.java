package dev.rushline.edge.catalogue.sale;

import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.database.Change;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.BookingCommand;
import dev.rushline.schemas.booking.DefinePresale;
import dev.rushline.schemas.booking.SectionPlan;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Sends definitions of sales: a row is inserted and deleted in the change's own transaction. The
 * database's log carries the insert to booking.commands if, and only if, the change is committed,
 * and in the order of commits; the table itself stays empty.
 */
@ApplicationScoped
public class SaleOutbox {
  private static final Logger LOG = Logger.getLogger(SaleOutbox.class);

  /** A definition of 100,000 irregular seats is near a megabyte: rows go in small groups. */
  private static final int ROWS_AT_ONCE = 50;

  private final Vertx vertx;
  private final Serde<BookingCommand> commands;

  SaleOutbox(Vertx vertx, @ConfigProperty(name = "rushline.registry.url") String registryUrl) {
    this.vertx = vertx;
    this.commands = Topics.BOOKING_COMMANDS.valueSerde(registryUrl);
  }

  @PreDestroy
  void close() {
    commands.close();
  }

  /** Sends the definitions with the change. */
  public Uni<Void> send(Change change, List<SaleDefinition> sales) {
    Uni<Void> sent = Uni.createFrom().voidItem();
    for (int from = 0; from < sales.size(); from += ROWS_AT_ONCE) {
      List<SaleDefinition> some = sales.subList(from, Math.min(from + ROWS_AT_ONCE, sales.size()));
      sent = sent.chain(() -> sendSome(change, some));
    }
    return sent;
  }

  /** Sends what is said of a presale with the change. */
  public Uni<Void> send(Change change, String eventId, DefinePresale presale) {
    return insert(change, () -> List.of(row(eventId, presale)));
  }

  private Uni<Void> sendSome(Change change, List<SaleDefinition> sales) {
    return insert(change, () -> rows(sales));
  }

  private Uni<Void> insert(Change change, Callable<List<OutboxRow>> making) {
    // On a worker: Avro of large plans takes milliseconds, and the registry is asked by HTTP once.
    return vertx
        .executeBlocking(making)
        .chain(
            rows ->
                change
                    .session()
                    .insertMultiple(rows)
                    .chain(
                        () ->
                            change
                                .session()
                                .createMutationQuery("delete from OutboxRow o where o.id in :ids")
                                .setParameter("ids", rows.stream().map(row -> row.id).toList())
                                .executeUpdate()))
        .replaceWithVoid();
  }

  private List<OutboxRow> rows(List<SaleDefinition> sales) {
    IdentityHashMap<SeatingPlan, List<SectionPlan>> shared = new IdentityHashMap<>();
    List<OutboxRow> rows = new ArrayList<>(sales.size());
    for (SaleDefinition sale : sales) {
      List<SectionPlan> sections =
          sale.sharesSections()
              ? shared.computeIfAbsent(sale.plan(), plan -> sale.sections())
              : sale.sections();
      rows.add(row(sale.event().id(), sale.command(sections)));
    }
    return rows;
  }

  private OutboxRow row(String eventId, SpecificRecord body) {
    OutboxRow row = new OutboxRow();
    row.id = UUID.randomUUID();
    row.aggregateType = Topics.BOOKING_COMMANDS.name();
    row.aggregateId = eventId;
    row.type = body.getSchema().getName();
    row.payload = payload(eventId, body);
    return row;
  }

  private byte[] payload(String eventId, SpecificRecord body) {
    BookingCommand command = new BookingCommand(eventId, UUID.randomUUID().toString(), null, body);
    byte[] payload;
    try {
      payload = commands.serializer().serialize(Topics.BOOKING_COMMANDS.name(), command);
    } catch (RuntimeException e) {
      LOG.warnf(e, "schema registry does not answer eventId=%s", eventId);
      throw new ProblemException(
              ProblemCode.CATALOGUE_UNAVAILABLE, "The schema registry does not answer")
          .retryAfterSeconds(5);
    }
    SaleSize.requireSendable(eventId, ByteBuffer.wrap(payload));
    return payload;
  }
}
