package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.Buckets;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.aggregations.SingleBucketAggregateBase;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationExecutionHint;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.rushline.edge.search.SearchAnswer.Count;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How many events there are of each kind: the questions, and the answers read. */
final class FacetQueries {
  private static final String VALUES = "values";

  /** Most cities and genres counted; rarer ones are not told. */
  private static final int VALUES_MAX = 20;

  private static final int MONTHS_MAX = 24;

  private final EventQueries queries;
  private final Instant from;
  private final Instant to;

  FacetQueries(EventQueries queries, SearchRequest request, Instant now) {
    this.queries = queries;
    OffsetDateTime first =
        (request.from() == null ? now : request.from())
            .atOffset(ZoneOffset.UTC)
            .withDayOfMonth(1)
            .truncatedTo(ChronoUnit.DAYS);
    this.from = first.toInstant();
    this.to = first.plusMonths(MONTHS_MAX).toInstant();
  }

  /** Each facet sees what all filters leave but its own. */
  Map<String, Aggregation> ask() {
    Query cities = queries.inCities();
    Query genres = queries.ofGenres();
    Query both = Query.of(q -> q.bool(b -> b.filter(cities, genres)));
    Map<String, Query> states = new HashMap<>();
    for (SaleState state : SaleState.values()) {
      states.put(state.name(), queries.states().is(state));
    }
    return Map.of(
        "city", within(genres, terms("city.keyword")),
        "genre", within(cities, terms("genre.keyword")),
        "month", within(Query.of(q -> q.bool(b -> b.filter(both, inMonths()))), months()),
        "state",
            within(
                both,
                Aggregation.of(a -> a.filters(f -> f.filters(Buckets.of(b -> b.keyed(states)))))));
  }

  private Query inMonths() {
    return Query.of(
        q ->
            q.range(r -> r.date(d -> d.field("starts_at").gte(from.toString()).lt(to.toString()))));
  }

  private static Aggregation within(Query filter, Aggregation values) {
    return Aggregation.of(a -> a.filter(filter).aggregations(VALUES, values));
  }

  /** By the values of what was found: a filter for each value of the index would cost more. */
  private static Aggregation terms(String field) {
    return Aggregation.of(
        a ->
            a.terms(
                t ->
                    t.field(field)
                        .size(VALUES_MAX)
                        .executionHint(TermsAggregationExecutionHint.Map)));
  }

  private static Aggregation months() {
    return Aggregation.of(
        a ->
            a.dateHistogram(
                d ->
                    d.field("starts_at")
                        .calendarInterval(CalendarInterval.Month)
                        .minDocCount(1)
                        .format("yyyy-MM")));
  }

  /** Reads what was answered to {@link #ask()}. */
  static SearchAnswer.Facets read(Map<String, Aggregate> answered) {
    return new SearchAnswer.Facets(
        terms(values(answered, "city")),
        terms(values(answered, "genre")),
        values(answered, "month").dateHistogram().buckets().array().stream()
            .map(bucket -> new Count(bucket.keyAsString(), bucket.docCount()))
            .toList(),
        states(values(answered, "state").filters().buckets().keyed()));
  }

  private static Aggregate values(Map<String, Aggregate> answered, String facet) {
    SingleBucketAggregateBase left = answered.get(facet).filter();
    return left.aggregations().get(VALUES);
  }

  private static List<Count> terms(Aggregate values) {
    if (!values.isSterms()) {
      return List.of(); // no event of the index has the field
    }
    return values.sterms().buckets().array().stream()
        .map(bucket -> new Count(bucket.key().stringValue(), bucket.docCount()))
        .toList();
  }

  private static List<Count> states(Map<String, FiltersBucket> buckets) {
    return Arrays.stream(SaleState.values())
        .map(state -> new Count(state.name(), buckets.get(state.name()).docCount()))
        .filter(count -> count.count() > 0)
        .toList();
  }
}
