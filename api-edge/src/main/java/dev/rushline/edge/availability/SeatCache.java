package dev.rushline.edge.availability;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.rushline.edge.logs.Following;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.SectionAvailability;
import dev.rushline.schemas.topics.Topics;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The events somebody looked at lately. An entry begins to follow the topic before it reads the
 * table, so that nothing falls between the two; and it reads the table again every few seconds
 * while it is looked at, because the table may have been behind.
 */
@ApplicationScoped
public class SeatCache {
  static final String CHANNEL = "event-availability";
  private static final Logger LOG = Logger.getLogger(SeatCache.class);

  /** A stadium of 60,000 seats takes about 100 kB. */
  private static final int EVENTS_MAX = 500;

  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(10);
  private static final Duration CHECK_EVERY = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final AvailabilityTable table;
  private final Cache<String, EventSeats> events =
      Caffeine.newBuilder().maximumSize(EVENTS_MAX).expireAfterAccess(FORGOTTEN_AFTER).build();

  SeatCache(AvailabilityTable table) {
    this.table = table;
  }

  @Produces
  @Identifier(CHANNEL)
  static Map<String, Object> channel(Following following) {
    return following.all(Topics.EVENT_AVAILABILITY);
  }

  @Incoming(CHANNEL)
  void follow(ConsumerRecords<String, SectionAvailability> batch) {
    for (ConsumerRecord<String, SectionAvailability> record : batch) {
      SectionAvailability section = record.value();
      // Null: the section is no longer sold, which the others' newer sale version says, too.
      if (section != null) {
        EventSeats known = events.asMap().get(section.getEventId());
        if (known != null) {
          known.saw(section);
        }
      }
    }
  }

  /**
   * The seats of an event.
   *
   * @return fails with a ProblemException when there is no such event or sale, or when nothing is
   *     remembered and PostgreSQL does not answer
   */
  Uni<EventSeats> find(String eventId) {
    EventSeats seats = events.get(eventId, EventSeats::new);
    if (!seats.isLoaded()) {
      return load(seats);
    }
    if (seats.claimsCheck(System.nanoTime(), CHECK_EVERY.toNanos())) {
      return load(seats).onFailure().recoverWithItem(seats);
    }
    return Uni.createFrom().item(seats);
  }

  /** From now on an event is among those that {@link #left} knows, for as long as it is asked. */
  public void follow(String eventId) {
    if (events.getIfPresent(eventId) == null) {
      inBackground(find(eventId));
    }
  }

  /**
   * What is left of an event, without waiting.
   *
   * @param sections only of these; empty: of all
   * @return empty when that is not known for certain: nobody follows the event, the table could not
   *     be read, or a section is not known
   */
  public Optional<SeatsLeft> left(String eventId, Set<String> sections) {
    EventSeats seats = events.getIfPresent(eventId);
    if (seats == null) {
      return Optional.empty();
    }
    if (seats.claimsCheck(System.nanoTime(), CHECK_EVERY.toNanos())) {
      inBackground(load(seats));
    }
    return seats.isUpToDate() ? seats.left(sections) : Optional.empty();
  }

  private static void inBackground(Uni<EventSeats> looking) {
    looking
        .subscribe()
        .with(_ -> {}, failure -> LOG.debugf(failure, "availability not read in the background"));
  }

  private Uni<EventSeats> load(EventSeats seats) {
    String eventId = seats.eventId();
    return table
        .ofEvent(eventId)
        .chain(
            rows -> {
              if (rows.isEmpty()) {
                return table.eventExists(eventId).map(exists -> notSold(exists));
              }
              seats.checked(rows, System.nanoTime());
              return Uni.createFrom().item(seats);
            })
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .transform(
            failure -> {
              seats.notChecked(System.nanoTime());
              if (!seats.isLoaded()) {
                events.asMap().remove(eventId, seats);
              }
              return failure instanceof ProblemException ? failure : unavailable(eventId, failure);
            });
  }

  private static EventSeats notSold(boolean exists) {
    throw exists
        ? new ProblemException(ProblemCode.SALE_UNKNOWN, "Not on sale yet").retryAfterSeconds(1)
        : new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
  }

  private static ProblemException unavailable(String eventId, Throwable failure) {
    LOG.debugf(failure, "availability not read eventId=%s", eventId);
    return new ProblemException(ProblemCode.CATALOGUE_UNAVAILABLE, null).retryAfterSeconds(1);
  }
}
