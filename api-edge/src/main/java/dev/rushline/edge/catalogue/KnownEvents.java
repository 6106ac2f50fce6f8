package dev.rushline.edge.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
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

  private final Pool pool;

  /** What was found out about an event. */
  private enum Knowledge {
    EXISTS,
    MISSING,
    NOBODY_TOLD
  }

  private final Cache<String, Knowledge> events =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED_MAX)
          .expireAfter(
              Expiry.<String, Knowledge>writing(
                  (event, known) -> known == Knowledge.EXISTS ? KNOWN_FOR : UNKNOWN_FOR))
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

  private Uni<Knowledge> lookUp(String eventId) {
    return pool.preparedQuery("select exists (select from event where id = $1)")
        .execute(Tuple.of(eventId))
        .map(rows -> rows.iterator().next().getBoolean(0))
        .map(exists -> exists ? Knowledge.EXISTS : Knowledge.MISSING)
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
}
