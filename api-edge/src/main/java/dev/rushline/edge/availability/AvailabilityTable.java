package dev.rushline.edge.availability;

import dev.rushline.schemas.booking.SectionAvailability;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The status of sections as Connect has copied it into PostgreSQL. */
@ApplicationScoped
class AvailabilityTable {
  private static final String OF_EVENT = "select * from event_availability where event_id = $1";
  private static final String EXISTS = "select exists (select from event where id = $1)";

  private final Pool pool;

  AvailabilityTable(Pool pool) {
    this.pool = pool;
  }

  /** All sections of an event that were ever written, in no order. */
  Uni<List<SectionAvailability>> ofEvent(String eventId) {
    return pool.preparedQuery(OF_EVENT)
        .execute(Tuple.of(eventId))
        .map(
            rows -> {
              List<SectionAvailability> sections = new ArrayList<>(rows.size());
              for (Row row : rows) {
                sections.add(section(row));
              }
              return sections;
            });
  }

  Uni<Boolean> eventExists(String eventId) {
    return pool.preparedQuery(EXISTS)
        .execute(Tuple.of(eventId))
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  private static SectionAvailability section(Row row) {
    return new SectionAvailability(
        row.getString("event_id"),
        row.getString("section_id"),
        row.getLong("version"),
        row.getLong("sale_version"),
        row.getOffsetDateTime("at").toInstant(),
        row.getInteger("free"),
        row.getInteger("held"),
        row.getInteger("sold"),
        row.getInteger("held_back"),
        ByteBuffer.wrap(row.getBuffer("codes").getBytes()));
  }
}
