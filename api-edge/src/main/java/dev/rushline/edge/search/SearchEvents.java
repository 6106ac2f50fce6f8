package dev.rushline.edge.search;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Searches events: in the index, or, when that does not answer, in memory and in the catalogue. */
@ApplicationScoped
class SearchEvents {
  private final SearchIndex index;
  private final CatalogueSearch catalogue;
  private final Answering<SearchAnswer> answering;
  private final Clock clock = Clock.systemUTC();

  SearchEvents(SearchIndex index, CatalogueSearch catalogue, AnsweringRules rules) {
    this.index = index;
    this.catalogue = catalogue;
    this.answering = rules.of("rushline.search", SearchAnswer::asStale);
  }

  Uni<Answered> search(SearchRequest request) {
    // By the minute, so that answers stay the same to the byte while nothing changes.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
    return answering.answer(
        request.canonical(),
        () -> index.search(request, now),
        // A further page is of a moment that only the index knows.
        request.cursor() == null ? () -> catalogue.search(request, now) : null);
  }
}
