package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.DistanceUnit;
import co.elastic.clients.elasticsearch._types.GeoLocation;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A search as questions to the index: what fits, what is left of it, and in which order. */
final class EventQueries {
  private final SearchRequest request;
  private final Instant now;
  private final StateQueries states;

  EventQueries(SearchRequest request, Instant now) {
    this.request = request;
    this.now = now;
    this.states = new StateQueries(now);
  }

  StateQueries states() {
    return states;
  }

  /** What fits the words and all filters but city and genre, which facets have to do without. */
  Query matching(Spelling spelling, Forgiveness forgiveness) {
    Query words =
        request.keyword().isEmpty()
            ? Query.of(q -> q.matchAll(m -> m))
            : WordQueries.of(request.keyword(), spelling, forgiveness);
    return request.sort() == Sort.RELEVANCE ? byRelevance(words) : upcomingFirst(words);
  }

  /**
   * How well the words fit, twice for what is to come, and a little for how soon: events of one
   * name stand in the order of their dates.
   */
  private Query byRelevance(Query words) {
    return Query.of(
        q ->
            q.functionScore(
                f ->
                    f.query(Query.of(b -> b.bool(all -> all.must(words).filter(filters()))))
                        .functions(one -> one.weight(1.0))
                        .functions(two -> two.filter(states.upcoming()).weight(1.0))
                        .functions(
                            soon ->
                                soon.exp(
                                        e ->
                                            e.date(
                                                d ->
                                                    d.field("starts_at")
                                                        .placement(
                                                            p ->
                                                                p.origin(now.toString())
                                                                    .scale(
                                                                        Time.of(
                                                                            t -> t.time("180d")))
                                                                    .decay(0.5))))
                                    .weight(0.1))
                        .scoreMode(FunctionScoreMode.Sum)
                        .boostMode(FunctionBoostMode.Multiply)));
  }

  /** Only whether an event is to come is scored; the order within is another one's. */
  private Query upcomingFirst(Query words) {
    List<Query> all = filters();
    all.add(words);
    return Query.of(
        q ->
            q.bool(
                b ->
                    b.filter(all)
                        .should(s -> s.constantScore(c -> c.filter(states.upcoming()).boost(1f)))));
  }

  private List<Query> filters() {
    List<Query> filters = new ArrayList<>();
    if (request.from() != null || request.to() != null) {
      filters.add(startingBetween());
    }
    if (request.priceFrom() != null || request.priceTo() != null) {
      filters.add(pricedBetween());
    }
    if (request.available()) {
      filters.add(states.is(SaleState.ON_SALE));
    }
    if (request.near() != null) {
      filters.add(around(request.near()));
    }
    return filters;
  }

  private Query startingBetween() {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.date(
                        d -> {
                          d.field("starts_at");
                          if (request.from() != null) {
                            d.gte(request.from().toString());
                          }
                          return request.to() == null ? d : d.lt(request.to().toString());
                        })));
  }

  private Query pricedBetween() {
    return Query.of(
        q ->
            q.range(
                r ->
                    r.number(
                        n -> {
                          n.field("from_price_minor");
                          if (request.priceFrom() != null) {
                            n.gte(request.priceFrom().doubleValue());
                          }
                          return request.priceTo() == null
                              ? n
                              : n.lte(request.priceTo().doubleValue());
                        })));
  }

  private static Query around(SearchRequest.Near near) {
    return near.withinKm() == null
        ? Query.of(q -> q.exists(e -> e.field("location")))
        : Query.of(
            q ->
                q.geoDistance(
                    g -> g.field("location").location(at(near)).distance(near.withinKm() + "km")));
  }

  private static GeoLocation at(SearchRequest.Near near) {
    return GeoLocation.of(g -> g.latlon(l -> l.lat(near.lat()).lon(near.lon())));
  }

  /** One of the cities; no filter when none is named. */
  List<Query> inCities() {
    return oneOf("city.whole", request.cities());
  }

  /** One of the genres; no filter when none is named. */
  List<Query> ofGenres() {
    return oneOf("genre.whole", request.genres());
  }

  private static List<Query> oneOf(String field, List<String> values) {
    if (values.isEmpty()) {
      return List.of();
    }
    List<Query> each =
        values.stream()
            .map(value -> Query.of(q -> q.match(m -> m.field(field).query(value))))
            .toList();
    return List.of(Query.of(q -> q.bool(b -> b.should(each))));
  }

  /** The order; the event's id makes it one that no two events share a place in. */
  List<SortOptions> order() {
    List<SortOptions> order = new ArrayList<>();
    order.add(SortOptions.of(s -> s.score(o -> o.order(SortOrder.Desc))));
    switch (request.sort()) {
      case RELEVANCE -> order.add(by("starts_at", SortOrder.Desc));
      case DATE -> order.add(by("starts_at", SortOrder.Asc));
      case DISTANCE -> order.add(byDistance());
      case PRICE -> order.add(by("from_price_minor", SortOrder.Asc));
    }
    order.add(by("event_id", SortOrder.Asc));
    if (request.near() != null && request.sort() != Sort.DISTANCE) {
      order.add(byDistance()); // decides nothing any more, but is answered
    }
    return order;
  }

  /** Where in the sort values of a hit its distance is; -1 when nowhere. */
  int distanceAt() {
    if (request.near() == null) {
      return -1;
    }
    return request.sort() == Sort.DISTANCE ? 1 : 3;
  }

  private static SortOptions by(String field, SortOrder order) {
    return SortOptions.of(s -> s.field(f -> f.field(field).order(order).missing("_last")));
  }

  private SortOptions byDistance() {
    return SortOptions.of(
        s ->
            s.geoDistance(
                g ->
                    g.field("location")
                        .location(at(request.near()))
                        .order(SortOrder.Asc)
                        .unit(DistanceUnit.Kilometers)));
  }
}
