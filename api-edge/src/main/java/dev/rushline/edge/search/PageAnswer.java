package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.rushline.edge.search.SearchAnswer.FoundEvent;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;

/** One page of Elasticsearch's answer in our words. */
final class PageAnswer {
  /** An orchestra's evening may have fifty; a list of events shows fewer. */
  private static final int PERFORMERS_MAX = 20;

  private final SearchRequest request;
  private final SearchCursor page;
  private final Spelling spelling;
  private final int distanceAt;
  private final Marker marker;

  PageAnswer(SearchRequest request, SearchCursor page, Spelling spelling) {
    this.request = request;
    this.page = page;
    this.spelling = spelling;
    this.distanceAt = new EventQueries(request, page.now()).distanceAt();
    this.marker =
        request.keyword().isEmpty()
            ? null
            : Marker.of(request.keyword(), spelling, page.forgiveness());
  }

  /**
   * Reads an answer.
   *
   * @param seal writes the cursor of the next page
   */
  SearchAnswer read(SearchResponse<IndexedEvent> answer, Function<SearchCursor, String> seal) {
    List<Hit<IndexedEvent>> hits = answer.hits().hits();
    List<Hit<IndexedEvent>> shown = hits.subList(0, Math.min(hits.size(), request.limit()));
    boolean isFirst = page.after().isEmpty();
    return new SearchAnswer(
        SearchAnswer.INDEX,
        null,
        null,
        page.total(),
        request.keyword().isEmpty() ? null : page.forgiveness().name(),
        spelling.corrected(request.keyword()),
        shown.stream().map(this::event).toList(),
        isFirst ? FacetQueries.read(answer.aggregations()) : null,
        hits.size() > shown.size() ? seal.apply(after(shown.getLast())) : null);
  }

  private SearchCursor after(Hit<IndexedEvent> last) {
    return new SearchCursor(
        page.moment(), page.now(), page.forgiveness(), page.total(), PageQuery.plain(last.sort()));
  }

  private FoundEvent event(Hit<IndexedEvent> hit) {
    IndexedEvent event = hit.source();
    if (event == null) {
      throw new IllegalStateException("a hit without its document");
    }
    return new FoundEvent(
        event.eventId(),
        event.name(),
        event.genre(),
        event.startsAt().atOffset(ZoneOffset.ofTotalSeconds(event.startOffset())),
        SaleState.at(
            page.now(),
            event.cancelled(),
            event.startsAt(),
            event.opensAt(),
            event.closesAt(),
            event.seatsLeft()),
        new SearchAnswer.Venue(
            event.venueId(), event.venueName(), event.city(), event.region(), event.country()),
        event.performers().stream().limit(PERFORMERS_MAX).toList(),
        event.currency(),
        event.fromPriceMinor(),
        event.seatsLeft(),
        distanceAt < 0 ? null : rounded(hit.sort().get(distanceAt).doubleValue()),
        marker == null ? null : Highlights.of(event, hit.highlight(), marker));
  }

  /** To ten metres. */
  private static double rounded(double kilometres) {
    return Math.round(kilometres * 100) / 100.0;
  }
}
