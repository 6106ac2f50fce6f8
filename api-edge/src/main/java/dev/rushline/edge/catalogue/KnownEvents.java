package dev.rushline.edge.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Which event ids exist, so that made-up ones do not reach the log. Remembers both answers; when
 * PostgreSQL does not answer, every event may exist and the owner decides.
 */
@ApplicationScoped
public class KnownEvents {
  private static final Logger LOG = Logger.getLogger(KnownEvents.class);
  private static final int REMEMBERED_MAX = 50_000;

  /** An event that was deleted is refused by its owner, too. */
  private static final Duration KNOWN_FOR = Duration.ofMinutes(10);

  /** Short: a new event must be sold at once, and PostgreSQL come back. */
  private static final Duration UNKNOWN_FOR = Duration.ofSeconds(1);

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private static final Set<Knowledge> KNOWN = EnumSet.of(Knowledge.EXISTS, Knowledge.HAS_WAITLIST);

  private final Pool pool;

  /** What was found out about an event. */
  private enum Knowledge {
    EXISTS,
    HAS_WAITLIST,
    MISSING,
    NOBODY_TOLD
  }

  private final Cache<String, Knowledge> events =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED_MAX)
          .expireAfter(
              Expiry.<String, Knowledge>writing(
                  (event, known) -> KNOWN.contains(known) ? KNOWN_FOR : UNKNOWN_FOR))
          .build();

  KnownEvents(Pool pool) {
    this.pool = pool;
  }

  /** False only when the event certainly does not exist. */
  public Uni<Boolean> mayExist(String eventId) {
    Knowledge known = events.getIfPresent(eventId);
    return known != null
        ? Uni.createFrom().item(known != Knowledge.MISSING)
        : lookUp(eventId).map(found -> found != Knowledge.MISSING);
  }

  /** Whether people may wait for seats of an event, as far as was seen when it was looked up. */
  public boolean hasWaitlist(String eventId) {
    return events.getIfPresent(eventId) == Knowledge.HAS_WAITLIST;
  }

  private Uni<Knowledge> lookUp(String eventId) {
    return pool.preparedQuery("select waitlist_offer_seconds > 0 from event where id = $1")
        .execute(Tuple.of(eventId))
        .map(KnownEvents::read)
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .onFailure()
        .recoverWithItem(
            failure -> {
              LOG.debugf(failure, "event not looked up eventId=%s", eventId);
              return Knowledge.NOBODY_TOLD;
            })
        .invoke(knowledge -> events.put(eventId, knowledge));
  }

  private static Knowledge read(RowSet<Row> rows) {
    if (rows.rowCount() == 0) {
      return Knowledge.MISSING;
    }
    return rows.iterator().next().getBoolean(0) ? Knowledge.HAS_WAITLIST : Knowledge.EXISTS;
  }
}
