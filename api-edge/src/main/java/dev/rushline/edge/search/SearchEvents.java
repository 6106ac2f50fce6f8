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
  private final Clock clock;

  SearchEvents(SearchIndex index, CatalogueSearch catalogue, AnsweringRules rules, Clock clock) {
    this.index = index;
    this.catalogue = catalogue;
    this.answering = rules.of("rushline.search");
    this.clock = clock;
  }

  Uni<Answered> search(SearchRequest request) {
    String address = request.canonical();
    Instant now = minute(address, clock.instant());
    return answering.answer(
        address,
        now,
        () -> index.search(request, now),
        // A further page is of a moment that only the index knows.
        request.cursor() == null ? () -> catalogue.search(request, now) : null);
  }

  /**
   * Searches are of a minute, so that answers stay the same to the byte while nothing changes; the
   * minutes of different searches begin at different seconds, so that not all are asked anew at
   * once.
   */
  static Instant minute(String address, Instant now) {
    int second = Math.floorMod(address.hashCode(), 60);
    return now.minusSeconds(second).truncatedTo(ChronoUnit.MINUTES).plusSeconds(second);
  }
}
