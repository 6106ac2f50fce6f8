package dev.rushline.edge.catalogue.details;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.catalogue.event.EventStore;
import dev.rushline.edge.catalogue.event.Part;
import dev.rushline.edge.catalogue.event.StoredEvent;
import dev.rushline.edge.catalogue.performer.PerformerStore;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.catalogue.venue.StoredVenue;
import dev.rushline.edge.catalogue.venue.VenueStore;
import dev.rushline.edge.database.Database;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import org.hibernate.reactive.mutiny.Mutiny;

/** Answers about events and their seats, from memory or from the database. */
@ApplicationScoped
public class EventAnswers {
  /** About 10,000 events of a few kilobytes. */
  private static final long DETAILS_BYTES_MAX = 32L * 1024 * 1024;

  /** About 100 stadiums, or thousands of halls. */
  private static final long SEATS_BYTES_MAX = 64L * 1024 * 1024;

  private final Database database;
  private final EventStore events;
  private final VenueStore venues;
  private final PerformerStore performers;
  private final ObjectMapper json;
  private final KeptAnswers details;
  private final KeptAnswers seats;

  EventAnswers(
      Database database,
      EventStore events,
      VenueStore venues,
      PerformerStore performers,
      ObjectMapper json,
      Clock clock) {
    this.database = database;
    this.events = events;
    this.venues = venues;
    this.performers = performers;
    this.json = json;
    this.details = new KeptAnswers(DETAILS_BYTES_MAX, this::readDetails, clock);
    this.seats = new KeptAnswers(SEATS_BYTES_MAX, this::readSeats, clock);
  }

  /**
   * The geometry of an event's seats.
   *
   * @param eventId the event
   * @param saleVersion the definition whose order of seats availability follows
   * @param planVersion version of the plan
   * @param sections the plan's sections
   */
  public record Seats(
      String eventId,
      long saleVersion,
      long planVersion,
      List<dev.rushline.edge.catalogue.plan.Section> sections) {}

  Uni<Kept> details(String eventId) {
    return details.get(eventId);
  }

  Uni<Kept> seats(String eventId) {
    return seats.get(eventId);
  }

  /** Has the answers about these events read anew. */
  void changed(List<String> eventIds) {
    details.invalidate(eventIds);
    seats.invalidate(eventIds);
  }

  private Uni<Document> readDetails(String id) {
    return database.read(
        session ->
            event(session, id)
                .chain(
                    stored ->
                        venue(session, stored).chain(venue -> describe(session, stored, venue))));
  }

  private Uni<Document> describe(
      Mutiny.StatelessSession session, StoredEvent stored, StoredVenue venue) {
    return performers
        .find(session, stored.event().performers().stream().map(Part::performerId).toList())
        .map(found -> DescribeEvent.describe(stored, venue, found))
        .map(
            described ->
                new Document(
                    write(described),
                    write(described.asStale()),
                    write(SchemaOrg.event(described))));
  }

  private Uni<Document> readSeats(String id) {
    return database.read(
        session ->
            event(session, id)
                .chain(stored -> venue(session, stored).map(venue -> geometry(stored, venue))));
  }

  private Document geometry(StoredEvent stored, StoredVenue venue) {
    SeatingPlan plan = venue.venue().plan();
    byte[] body =
        write(
            new Seats(
                stored.event().id(), stored.saleVersion(), venue.planVersion(), plan.sections()));
    return new Document(body, body, new byte[0]);
  }

  private Uni<StoredEvent> event(Mutiny.StatelessSession session, String id) {
    return events
        .find(session, id)
        .onItem()
        .ifNull()
        .failWith(() -> new ProblemException(ProblemCode.EVENT_UNKNOWN, "No event " + id));
  }

  private Uni<StoredVenue> venue(Mutiny.StatelessSession session, StoredEvent stored) {
    return venues
        .find(session, stored.event().venueId())
        .onItem()
        .ifNull()
        .failWith(() -> new IllegalStateException("an event's venue is gone: a foreign key broke"));
  }

  private byte[] write(Object value) {
    try {
      return json.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
