package dev.rushline.edge.search;

import dev.rushline.edge.search.SearchAnswer.FoundEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The plain search in PostgreSQL while Elasticsearch does not answer: beginnings of words of names,
 * by index. On few connections of its own with a short limit on each statement, so that a stampede
 * of searches costs bookings nothing.
 */
@ApplicationScoped
class CatalogueSearch {
  private static final int CONNECTIONS = 1;

  private static final int WAITING_MAX = 4;
  private static final String STATEMENT_MS = "250";

  /**
   * Of one connection's time, while more are asking: common words take 200 ms of a core, and
   * Elasticsearch may only be slow, for want of cores.
   */
  private static final double SHARE = 0.4;

  private static final Duration BURST = Duration.ofSeconds(2);

  /** Waiting for a connection included. */
  private static final Duration BUDGET = Duration.ofMillis(400);

  private static final String NAMES =
      """
      with typed as (
        select (nullif(plainto_tsquery('simple', folded($1))::text, '') || ':*')::tsquery as q
      )
      (select distinct e.name, 'event' as kind, 1 from event e, typed
         where to_tsvector('simple', folded(e.name)) @@ q limit $2)
      union all
      (select distinct p.name, 'performer', 2 from performer p, typed
         where to_tsvector('simple', folded(p.name)) @@ q limit $2)
      union all
      (select distinct v.name, 'venue', 3 from venue v, typed
         where to_tsvector('simple', folded(v.name)) @@ q limit $2)
      order by 3, 1 limit $2
      """;

  private final Allowance allowance = new Allowance(SHARE, BURST, System::nanoTime);
  private final Pool pool;

  CatalogueSearch(
      Vertx vertx,
      @ConfigProperty(name = "rushline.db.host") String host,
      @ConfigProperty(name = "rushline.db.port") int port,
      @ConfigProperty(name = "rushline.db.name") String database,
      @ConfigProperty(name = "rushline.db.user") String user,
      @ConfigProperty(name = "rushline.db.password") Optional<String> password) {
    PgConnectOptions options =
        new PgConnectOptions()
            .setHost(host)
            .setPort(port)
            .setDatabase(database)
            .setUser(user)
            .setPassword(password.orElse(""))
            .addProperty("statement_timeout", STATEMENT_MS);
    options.setConnectTimeout(Math.toIntExact(BUDGET.toMillis()));
    this.pool =
        PgBuilder.pool()
            .with(
                new PoolOptions()
                    .setMaxSize(CONNECTIONS)
                    .setMaxWaitQueueSize(WAITING_MAX)
                    // The budget limits the wait. The pool's own timer fails what its full queue
                    // has refused already, and logs that as an error.
                    .setConnectionTimeout(0)
                    .setIdleTimeout(60)
                    .setIdleTimeoutUnit(TimeUnit.SECONDS))
            .connectingTo(options)
            .using(vertx)
            .build();
  }

  @PreDestroy
  void close() {
    var _ = pool.close();
  }

  /** A first page; nothing is forgiven, nothing counted. */
  Uni<SearchAnswer> search(SearchRequest request, Instant now) {
    CatalogueQuery query = CatalogueQuery.of(request, now);
    return rows(query.sql(), query.arguments())
        .map(
            rows -> {
              List<FoundEvent> events = new ArrayList<>();
              rows.forEach(row -> events.add(event(row, now)));
              return new SearchAnswer(
                  SearchAnswer.CATALOGUE, null, null, null, null, null, events, null, null);
            });
  }

  /** Names that begin with the words. */
  Uni<SuggestAnswer> suggest(Keyword typed, int max) {
    return rows(NAMES, Tuple.of(typed.plain(), max))
        .map(
            rows -> {
              List<SuggestAnswer.Suggestion> names = new ArrayList<>();
              rows.forEach(
                  row ->
                      names.add(
                          new SuggestAnswer.Suggestion(row.getString(0), row.getString(1), null)));
              return new SuggestAnswer(SearchAnswer.CATALOGUE, null, null, names);
            });
  }

  private Uni<RowSet<Row>> rows(String sql, Tuple arguments) {
    if (!allowance.isLeft()) {
      return Uni.createFrom().failure(new IOException("the catalogue has searched enough"));
    }
    long began = System.nanoTime();
    return Uni.createFrom()
        .completionStage(() -> pool.preparedQuery(sql).execute(arguments).toCompletionStage())
        .ifNoItem()
        .after(BUDGET)
        .fail()
        .onTermination()
        .invoke(() -> allowance.spend(Duration.ofNanos(System.nanoTime() - began)));
  }

  private static FoundEvent event(Row row, Instant now) {
    Instant start = row.getOffsetDateTime(3).toInstant();
    OffsetDateTime opens = row.getOffsetDateTime(6);
    String[] performers = row.getArrayOfStrings(16);
    return new FoundEvent(
        row.getString(0),
        row.getString(1),
        row.getString(2),
        start.atOffset(ZoneOffset.ofTotalSeconds(row.getInteger(4))),
        SaleState.at(
            now,
            row.getString(5).equals("CANCELLED"),
            start,
            opens == null ? null : opens.toInstant(),
            row.getOffsetDateTime(7).toInstant(),
            row.getInteger(15)),
        new SearchAnswer.Venue(
            row.getString(9),
            row.getString(10),
            row.getString(11),
            row.getString(12),
            row.getString(13)),
        performers == null ? List.of() : Arrays.asList(performers),
        row.getString(8),
        row.getLong(14),
        row.getInteger(15),
        row.getDouble(17),
        null);
  }
}
