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
    return SectionAvailability.newBuilder()
        .setEventId(row.getString("event_id"))
        .setSectionId(row.getString("section_id"))
        .setVersion(row.getLong("version"))
        .setSaleVersion(row.getLong("sale_version"))
        .setAt(row.getOffsetDateTime("at").toInstant())
        .setFree(row.getInteger("free"))
        .setHeld(row.getInteger("held"))
        .setSold(row.getInteger("sold"))
        .setHeldBack(row.getInteger("held_back"))
        .setCodes(ByteBuffer.wrap(row.getBuffer("codes").getBytes()))
        .build();
  }
}
