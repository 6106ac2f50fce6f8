package dev.rushline.edge.search;

import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A search in SQL. The text is put together from fixed parts; everything a client sent travels as a
 * parameter.
 */
final class CatalogueQuery {
  /**
   * A word is the beginning of a word of the event's, a performer's or the venue's name or city.
   */
  private static final String WORDS =
      """
      with word as (
        select n, (nullif(plainto_tsquery('simple', folded(typed))::text, '') || ':*')::tsquery as q
        from unnest(:typed::text[]) with ordinality as t (typed, n)
      ), hit as (
        select e.id, n from word
          join event e on to_tsvector('simple', folded(e.name)) @@ q
        union
        select ep.event_id, n from word
          join performer p on to_tsvector('simple', folded(p.name)) @@ q
          join event_performer ep on ep.performer_id = p.id
        union
        select e.id, n from word
          join venue v on to_tsvector('simple', folded(v.name || ' ' || coalesce(v.locality, ''))) @@ q
          join event e on e.venue_id = v.id
      ), found as (
        select id from hit group by id
        having count(*) = (select count(*) from word where q is not null)
      )
      """;

  private static final String COLUMNS =
      """
      select e.id, e.name, e.genre, e.start_at, e.start_offset, e.state, e.opens_at,
        coalesce(e.closes_at, e.start_at), e.currency, v.id, v.name, v.locality, v.region, v.country,
        (select min(c.price_minor) from price_category c where c.event_id = e.id) as price,
        (select sum(a.free)::int from event_availability a where a.event_id = e.id) as seats_left,
        (select array_agg(p.name order by ep.position) from event_performer ep
          join performer p on p.id = ep.performer_id where ep.event_id = e.id and ep.position < 20)
      """;

  private static final String DISTANCE =
      """
      2 * 6371.0088 * asin(least(1, sqrt(sin(radians(v.latitude - :lat) / 2) ^ 2
        + cos(radians(:lat)) * cos(radians(v.latitude)) * sin(radians(v.longitude - :lon) / 2) ^ 2)))
      """;

  private final Tuple arguments = Tuple.tuple();
  private final StringBuilder sql = new StringBuilder();

  private CatalogueQuery() {}

  /** The first page of a search. */
  static CatalogueQuery of(SearchRequest request, Instant now) {
    CatalogueQuery query = new CatalogueQuery();
    query.write(request, now);
    return query;
  }

  String sql() {
    return sql.toString();
  }

  Tuple arguments() {
    return arguments;
  }

  private void write(SearchRequest request, Instant now) {
    String at = argument(now.atOffset(ZoneOffset.UTC)) + "::timestamptz";
    boolean words = !request.keyword().isEmpty();
    if (words) {
      sql.append(
          WORDS.replace(":typed", argument(request.keyword().everyWord().toArray(new String[0]))));
    }
    String distance = distance(request.near());
    sql.append(COLUMNS).append(", ").append(distance).append(" as distance");
    sql.append(" from event e join venue v on v.id = e.venue_id");
    sql.append(words ? " where e.id in (select id from found)" : " where true");
    filters(request, at, distance);
    sql.append(" order by (e.start_at > ").append(at).append(" and e.state <> 'CANCELLED') desc, ");
    sql.append(
        switch (request.sort()) {
          case RELEVANCE, DATE -> "e.start_at";
          case DISTANCE -> "distance";
          case PRICE -> "price nulls last";
        });
    sql.append(", e.id limit ").append(argument(request.limit()));
  }

  private void filters(SearchRequest request, String at, String distance) {
    if (request.from() != null) {
      and("e.start_at >= ", request.from().atOffset(ZoneOffset.UTC));
    }
    if (request.to() != null) {
      and("e.start_at < ", request.to().atOffset(ZoneOffset.UTC));
    }
    oneOf("v.locality", request.cities());
    oneOf("e.genre", request.genres());
    if (request.near() != null) {
      sql.append(" and v.latitude is not null and v.longitude is not null");
      if (request.near().withinKm() != null) {
        and(distance + " <= ", request.near().withinKm());
      }
    }
    if (request.priceFrom() != null) {
      and(
          "(select min(c.price_minor) from price_category c where c.event_id = e.id) >= ",
          request.priceFrom());
    }
    if (request.priceTo() != null) {
      and(
          "(select min(c.price_minor) from price_category c where c.event_id = e.id) <= ",
          request.priceTo());
    }
    if (request.available()) {
      sql.append(
          """
           and e.state <> 'CANCELLED' and e.start_at > :at and coalesce(e.opens_at, :at) <= :at
           and coalesce(e.closes_at, e.start_at) > :at and coalesce(
             (select sum(a.free) from event_availability a where a.event_id = e.id), 1) > 0
          """
              .replace(":at", at));
    }
  }

  private String distance(SearchRequest.Near near) {
    return near == null
        ? "null::float8"
        : DISTANCE
            .replace(":lat", argument(near.lat()) + "::float8")
            .replace(":lon", argument(near.lon()) + "::float8");
  }

  private void oneOf(String column, List<String> values) {
    if (!values.isEmpty()) {
      sql.append(" and folded(").append(column).append(") in (select folded(value) from unnest(");
      sql.append(argument(values.toArray(new String[0]))).append("::text[]) as t (value))");
    }
  }

  private void and(String condition, Object value) {
    sql.append(" and ").append(condition).append(argument(value));
  }

  private String argument(Object value) {
    arguments.addValue(value);
    return "$" + arguments.size();
  }
}
