package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Searches a few times when the edge starts: a process's first searches load classes and connect
 * for longer than a fan's search may take, and would be answered by the catalogue.
 */
@ApplicationScoped
class WarmUp {
  private static final Logger LOG = Logger.getLogger(WarmUp.class);
  private static final int TIMES = 5;
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SearchIndex index;
  private final SuggestNames names;
  private final ElasticsearchAsyncClient client;

  WarmUp(SearchIndex index, SuggestNames names, ElasticsearchAsyncClient client) {
    this.index = index;
    this.names = names;
    this.client = client;
  }

  /** Begins it, and does not wait for its end: the edge sells without search. */
  void onStart(@Observes StartupEvent event) {
    Uni<Void> rounds =
        Uni.createFrom().completionStage(() -> client.cluster().health()).replaceWithVoid();
    for (int round = 0; round < TIMES; round++) {
      rounds = rounds.chain(this::search).chain(this::suggest);
    }
    rounds
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .subscribe()
        .with(
            done -> LOG.debug("search is warm"),
            failure -> LOG.debug("search could not be warmed up", failure));
  }

  private Uni<Void> search() {
    SearchRequest request =
        SearchParameters.read(Map.of("keyword", List.of("warming up"), "limit", List.of("5")));
    return index
        .search(request, Clock.systemUTC().instant())
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }

  private Uni<Void> suggest() {
    return names
        .search(Keyword.of("warming"), false)
        .onFailure()
        .recoverWithNull()
        .replaceWithVoid();
  }
}
