package dev.rushline.edge.database;

import dev.rushline.edge.problem.OutageNotice;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/**
 * Reads and changes. Failures of the connection become {@link ProblemCode#CATALOGUE_UNAVAILABLE};
 * everything else passes through. Must be called on the Vert.x context of a request.
 */
@ApplicationScoped
public class Database {
  private static final Logger LOG = Logger.getLogger(Database.class);

  /** A reader waits this long: beyond it a stale or no answer is better than a later one. */
  private static final Duration READ_MAX = Duration.ofSeconds(3);

  /** A writer may wait for others, and a new plan may concern hundreds of sales. */
  private static final Duration CHANGE_MAX = Duration.ofSeconds(60);

  /**
   * One writer of the catalogue at a time. Changes of plans, events and venues concern each other
   * (a sale is made of all three) and are a few per second at most; one lock makes every decision
   * see the last one, makes sale versions grow in commit order, and cannot deadlock.
   */
  private static final long CATALOGUE_LOCK = 0x5255_5348L;

  private final Mutiny.SessionFactory sessions;
  private final OutageNotice outage = new OutageNotice(LOG, "database");

  Database(Mutiny.SessionFactory sessions) {
    this.sessions = sessions;
  }

  /** Runs a reading piece of work. */
  public <T> Uni<T> read(Function<Mutiny.StatelessSession, Uni<T>> work) {
    return guarded(sessions.withStatelessSession(work), READ_MAX);
  }

  /** Runs a piece of work that changes the catalogue, in one transaction, alone. */
  public <T> Uni<T> change(Function<Change, Uni<T>> work) {
    return guarded(
        sessions.withStatelessTransaction(
            session -> number(session).chain(number -> work.apply(new Change(session, number)))),
        CHANGE_MAX);
  }

  /**
   * The next number: the clock's milliseconds, or one more than the last one where that is higher.
   * A catalogue that comes back from a backup has an older sequence than the sales have heard of;
   * by the clock its next change is newer all the same.
   */
  private static Uni<Long> number(Mutiny.StatelessSession session) {
    return session
        .createNativeQuery("set local lock_timeout = '20s'")
        .executeUpdate()
        .chain(
            () ->
                session
                    .createNativeQuery(
                        "select setval('catalogue_change', greatest(nextval('catalogue_change'),"
                            + " cast(extract(epoch from clock_timestamp()) * 1000 as bigint)))"
                            + " from pg_advisory_xact_lock(:lock)",
                        Long.class)
                    .setParameter("lock", CATALOGUE_LOCK)
                    .getSingleResult());
  }

  private <T> Uni<T> guarded(Uni<T> work, Duration max) {
    return work.ifNoItem()
        .after(max)
        .fail()
        .invoke(outage::answered)
        .onFailure(Outage::is)
        .transform(
            fault -> {
              outage.unanswered(fault);
              return new ProblemException(
                      ProblemCode.CATALOGUE_UNAVAILABLE, "The database does not answer")
                  .retryAfterSeconds(5);
            })
        .onFailure(Outage::isLockTimeout)
        .transform(
            fault ->
                new ProblemException(ProblemCode.CATALOGUE_BUSY, "Another change takes very long")
                    .retryAfterSeconds(10));
  }
}
