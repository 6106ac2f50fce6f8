package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.Buckets;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.FieldDateMath;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.aggregations.TermsAggregationExecutionHint;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import dev.rushline.edge.search.SearchAnswer.Count;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How many events there are of each kind: the questions, and the answers read. */
final class FacetQueries {
  private static final String VALUES = "values";

  /** Most cities and genres counted; rarer ones are not told. */
  private static final int VALUES_MAX = 20;

  private static final int MONTHS_MAX = 24;

  private final EventQueries queries;
  private final YearMonth firstMonth;

  FacetQueries(EventQueries queries, SearchRequest request, Instant now) {
    this.queries = queries;
    this.firstMonth =
        YearMonth.from((request.from() == null ? now : request.from()).atOffset(ZoneOffset.UTC));
  }

  /** Each facet sees what all filters leave but its own. */
  Map<String, Aggregation> ask() {
    List<Query> cities = queries.inCities();
    List<Query> genres = queries.ofGenres();
    List<Query> both = Stream.of(cities, genres).flatMap(List::stream).toList();
    return Map.of(
        "city", within(genres, terms("city.keyword")),
        "genre", within(cities, terms("genre.keyword")),
        "month", within(both, months()),
        "state", within(both, states()));
  }

  /** Without a filter where there is nothing to filter: it would cost, too. */
  private static Aggregation within(List<Query> filters, Aggregation values) {
    return filters.isEmpty()
        ? values
        : Aggregation.of(
            a -> a.filter(f -> f.bool(b -> b.filter(filters))).aggregations(VALUES, values));
  }

  private Aggregation states() {
    Map<String, Query> states = new HashMap<>();
    for (SaleState state : SaleState.values()) {
      states.put(state.name(), queries.states().is(state));
    }
    return Aggregation.of(a -> a.filters(f -> f.filters(Buckets.of(b -> b.keyed(states)))));
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

  private Aggregation months() {
    return Aggregation.of(
        a ->
            a.dateHistogram(
                d ->
                    d.field("starts_at")
                        .calendarInterval(CalendarInterval.Month)
                        .minDocCount(1)
                        .hardBounds(b -> b.min(month(0)).max(month(MONTHS_MAX - 1)))
                        .format("yyyy-MM")));
  }

  private FieldDateMath month(int later) {
    return FieldDateMath.of(m -> m.expr(firstMonth.plusMonths(later).toString()));
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
    Aggregate found = answered.get(facet);
    return found.isFilter() ? found.filter().aggregations().get(VALUES) : found;
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
