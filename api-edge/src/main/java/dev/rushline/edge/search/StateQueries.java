package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;

/** {@link SaleState} as questions to the index; the same rules in the same order. */
final class StateQueries {
  private final Query cancelled = Query.of(q -> q.term(t -> t.field("cancelled").value(true)));
  private final Query coming;
  private final Query notOpen;
  private final Query soldOut =
      Query.of(q -> q.range(r -> r.number(n -> n.field("seats_left").lte(0.0))));

  StateQueries(Instant now) {
    coming = Query.of(q -> q.range(r -> r.date(d -> d.field("starts_at").gt(now.toString()))));
    Query before = Query.of(q -> q.range(r -> r.date(d -> d.field("opens_at").gt(now.toString()))));
    Query after =
        Query.of(q -> q.range(r -> r.date(d -> d.field("closes_at").lte(now.toString()))));
    notOpen = Query.of(q -> q.bool(b -> b.should(before, after)));
  }

  /** Events to come that take place. */
  Query upcoming() {
    return Query.of(q -> q.bool(b -> b.filter(coming).mustNot(cancelled)));
  }

  Query is(SaleState state) {
    return switch (state) {
      case CANCELLED -> cancelled;
      case PAST -> Query.of(q -> q.bool(b -> b.mustNot(cancelled, coming)));
      case UPCOMING -> Query.of(q -> q.bool(b -> b.filter(coming, notOpen).mustNot(cancelled)));
      case SOLD_OUT ->
          Query.of(q -> q.bool(b -> b.filter(coming, soldOut).mustNot(cancelled, notOpen)));
      case ON_SALE ->
          Query.of(q -> q.bool(b -> b.filter(coming).mustNot(cancelled, notOpen, soldOut)));
    };
  }
}
