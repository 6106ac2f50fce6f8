package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.Time;
import java.util.List;

/** One page of a search as one request to Elasticsearch. */
final class PageQuery {
  private final SearchRequest request;
  private final SearchCursor page;
  private final Spelling spelling;
  private final Time lasts;
  private final String budget;

  PageQuery(
      SearchRequest request, SearchCursor page, Spelling spelling, Time lasts, String budget) {
    this.request = request;
    this.page = page;
    this.spelling = spelling;
    this.lasts = lasts;
    this.budget = budget;
  }

  co.elastic.clients.elasticsearch.core.SearchRequest query() {
    EventQueries queries = new EventQueries(request, page.now());
    boolean isFirst = page.after().isEmpty();
    return co.elastic.clients.elasticsearch.core.SearchRequest.of(
        s -> {
          s.pit(p -> p.id(page.moment()).keepAlive(lasts))
              .query(queries.matching(spelling, page.forgiveness()))
              .sort(queries.order())
              .size(request.limit() + 1) // one more tells whether there is another page
              .source(f -> f.filter(i -> i.includes(IndexedEvent.FIELDS)))
              .trackTotalHits(t -> t.enabled(isFirst))
              .timeout(budget);
          if (!request.cities().isEmpty() || !request.genres().isEmpty()) {
            s.postFilter(f -> f.bool(b -> b.filter(queries.inCities()).filter(queries.ofGenres())));
          }
          if (!request.keyword().isEmpty()) {
            s.highlight(
                Highlights.ofDescription(
                    WordQueries.inDescription(request.keyword(), spelling, page.forgiveness())));
          }
          if (!isFirst) {
            return s.searchAfter(page.after().stream().map(PageQuery::value).toList());
          }
          return s.aggregations(new FacetQueries(queries, request, page.now()).ask());
        });
  }

  private static FieldValue value(Object plain) {
    return switch (plain) {
      case String text -> FieldValue.of(text);
      case Double number -> FieldValue.of(number);
      case Number number -> FieldValue.of(number.longValue());
      default -> throw new IllegalStateException("no sort value: " + plain.getClass());
    };
  }

  /** For tests and tools: how the values of a cursor are made. */
  static List<Object> plain(List<FieldValue> values) {
    return values.stream().map(SearchIndex::plain).toList();
  }
}
