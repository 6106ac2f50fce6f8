package dev.rushline.edge.catalogue.told;

import dev.rushline.edge.catalogue.sale.SaleDefinition;
import dev.rushline.edge.database.Database;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Compares the versions of sales in the catalogue with those that their owners have told of, which
 * are in the table of availability. What it finds is said and counted; who mends it is an operator.
 */
@Singleton
@Startup
public class ToldSales {
  private static final Logger LOG = Logger.getLogger(ToldSales.class);
  private static final Duration FIRST_LOOK = Duration.ofSeconds(10);
  private static final Duration LOOK = Duration.ofMinutes(1);

  /**
   * A change that is younger than two minutes may be on its way still: through the log, its owner
   * and the sink of the table. A version is the moment of its change, unless it is ahead of the
   * clock. Sales are looked at for as long as owners keep them.
   */
  private static final String QUERY =
      """
      select
        count(*) filter (where e.sale_version > t.version
          and e.changed_at < now() - interval '2 minutes'
          and e.sale_version not between extract(epoch from now()) * 1000 - 120000
            and extract(epoch from now()) * 1000),
        count(*) filter (where t.version > e.sale_version),
        coalesce(max(t.version), 0)
      from event e
      cross join lateral (
        select coalesce(max(a.sale_version), 0) as version
        from event_availability a where a.event_id = e.id) t
      where e.start_at > now() - make_interval(days => %1$d)
        or e.closes_at > now() - make_interval(days => %1$d)
      """
          .formatted(SaleDefinition.RETIRED_AFTER.toDays());

  private final Database database;
  private final Vertx vertx;
  private final AtomicBoolean looking = new AtomicBoolean();
  private volatile Found found = new Found(0, 0, 0);

  /**
   * What a look found.
   *
   * @param untold sales whose owner has not told of the catalogue's version
   * @param overtaken sales whose owner has told of a newer version than the catalogue has
   * @param highest the highest version that an owner has told of, of the sales that were looked at
   */
  record Found(long untold, long overtaken, long highest) {}

  ToldSales(Database database, MeterRegistry meters, Vertx vertx) {
    this.database = database;
    this.vertx = vertx;
    Gauge.builder("rushline.sales.untold", () -> found.untold()).register(meters);
    Gauge.builder("rushline.sales.overtaken", () -> found.overtaken()).register(meters);
    vertx.setTimer(FIRST_LOOK.toMillis(), _ -> begin());
    vertx.setPeriodic(LOOK.toMillis(), _ -> begin());
  }

  /** On a context of its own: a timer's belongs to everybody, and no session is opened there. */
  void begin() {
    if (looking.compareAndSet(false, true)) {
      Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
      VertxContextSafetyToggle.setContextSafe(own, true);
      own.runOnContext(_ -> lookOnce());
    }
  }

  private void lookOnce() {
    var _ =
        Uni.createFrom()
            .deferred(this::look)
            .onTermination()
            .invoke(() -> looking.set(false))
            .subscribe()
            .with(_ -> {}, failure -> LOG.warn("sales not compared with the catalogue", failure));
  }

  Uni<Found> look() {
    return database
        .read(session -> session.createNativeQuery(QUERY, Object[].class).getSingleResult())
        .map(row -> new Found(number(row[0]), number(row[1]), number(row[2])))
        .invoke(this::say)
        .call(now -> moveNumbersBeyond(now.highest()));
  }

  private static long number(Object count) {
    return ((Number) count).longValue();
  }

  private void say(Found now) {
    Found before = found;
    found = now;
    if (now.untold() > before.untold() || now.overtaken() > before.overtaken()) {
      LOG.errorf(
          "owners of sales and the catalogue do not agree untold=%d overtaken=%d;"
              + " see Operations, \"What the sales were not told\"",
          now.untold(), now.overtaken());
    } else if (now.untold() + now.overtaken() == 0 && before.untold() + before.overtaken() > 0) {
      LOG.info("owners of sales and the catalogue agree again");
    }
  }

  /**
   * Where the clock of the database is behind what it was, too, a change would still be ignored.
   */
  private Uni<Void> moveNumbersBeyond(long highest) {
    return database
        .read(
            session ->
                session
                    .createNativeQuery("select last_value from catalogue_change", Long.class)
                    .getSingleResult())
        .chain(last -> last >= highest ? Uni.createFrom().voidItem() : move(last, highest));
  }

  private Uni<Void> move(long last, long highest) {
    return database
        .change(
            change ->
                change
                    .session()
                    .createNativeQuery(
                        "select setval('catalogue_change', greatest(last_value, :highest))"
                            + " from catalogue_change",
                        Long.class)
                    .setParameter("highest", highest)
                    .getSingleResult())
        .invoke(
            now ->
                LOG.warnf(
                    "numbers of changes moved on from=%d to=%d highestTold=%d", last, now, highest))
        .replaceWithVoid();
  }

  /** As of the last look. */
  Found found() {
    return found;
  }
}
