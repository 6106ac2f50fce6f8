package dev.rushline.edge.catalogue.event;

import dev.rushline.edge.catalogue.Ids;
import dev.rushline.edge.catalogue.PageLimit;
import dev.rushline.edge.catalogue.Times;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;

/** Pages through events by start time; a cursor names the last event seen, so pages stay stable. */
@ApplicationScoped
class ListEvents {
  private static final int LIMIT = 50;
  private static final int LIMIT_MAX = 200;
  private static final String COLUMNS =
      "select e.id, e.name, e.startAt, e.startOffset, e.venueId, e.state from EventRow e where 1 = 1";

  private final Database database;

  ListEvents(Database database) {
    this.database = database;
  }

  private record Cursor(Instant start, String id) {}

  Uni<EventPage> page(String limit, String cursor, String venueId) {
    int size = PageLimit.of(limit, LIMIT, LIMIT_MAX);
    Cursor after = cursor == null ? null : cursor(cursor);
    String where =
        (after == null ? "" : " and (e.startAt > :start or (e.startAt = :start and e.id > :id))")
            + (venueId == null ? "" : " and e.venueId = :venue");
    return database
        .read(
            session -> {
              var query =
                  session
                      .createSelectionQuery(
                          COLUMNS + where + " order by e.startAt, e.id", Object[].class)
                      .setMaxResults(size + 1);
              if (after != null) {
                query.setParameter("start", after.start()).setParameter("id", after.id());
              }
              if (venueId != null) {
                query.setParameter("venue", Ids.require(venueId));
              }
              return query.getResultList();
            })
        .map(rows -> page(rows, size));
  }

  private static EventPage page(List<Object[]> rows, int size) {
    List<EventPage.Entry> entries = rows.stream().limit(size).map(ListEvents::entry).toList();
    String next = null;
    if (rows.size() > size) {
      EventPage.Entry last = entries.getLast();
      String text = last.start().toInstant() + " " + last.id();
      next =
          Base64.getUrlEncoder()
              .withoutPadding()
              .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
    return new EventPage(entries, next);
  }

  private static EventPage.Entry entry(Object[] row) {
    return new EventPage.Entry(
        (String) row[0],
        (String) row[1],
        ((Instant) row[2]).atOffset(ZoneOffset.ofTotalSeconds((Integer) row[3])),
        (String) row[4],
        EventState.valueOf((String) row[5]));
  }

  private static Cursor cursor(String text) {
    try {
      String[] parts =
          new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", 2);
      return new Cursor(Times.require(Instant.parse(parts[0])), Ids.require(parts[1]));
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw new ProblemException(
          ProblemCode.INVALID_PARAMETER, "cursor is not one of an earlier page");
    }
  }
}
