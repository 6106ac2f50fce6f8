package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import dev.rushline.edge.search.SuggestAnswer.Suggestion;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Suggests names while somebody types: strictly first, with typing errors when nothing fits. */
@ApplicationScoped
class SuggestNames {
  /** Fewest characters; one letter begins half of all names. */
  static final int LENGTH_MIN = 2;

  private static final int NAMES_MAX = 10;

  private final ElasticsearchAsyncClient index;
  private final CatalogueSearch catalogue;
  private final Answering<SuggestAnswer> answering;
  private final String budget;
  private final Clock clock;

  SuggestNames(
      ElasticsearchAsyncClient index,
      CatalogueSearch catalogue,
      AnsweringRules rules,
      SearchSettings settings,
      Clock clock) {
    this.index = index;
    this.catalogue = catalogue;
    this.answering = rules.of("rushline.suggest");
    this.budget = settings.budget().toMillis() + "ms";
    this.clock = clock;
  }

  Uni<Answered> suggest(Keyword typed) {
    Instant now = SearchEvents.minute(typed.plain(), clock.instant());
    return answering.answer(
        typed.plain(),
        now,
        () ->
            search(typed, now, false)
                .map(names -> new SuggestAnswer(SearchAnswer.INDEX, null, null, names)),
        () -> catalogue.suggest(typed, NAMES_MAX));
  }

  private Uni<List<Suggestion>> search(Keyword typed, Instant now, boolean forgiving) {
    NameQuery query = new NameQuery(typed, now, budget);
    return Uni.createFrom()
        .completionStage(() -> index.search(query.query(forgiving), Void.class))
        .invoke(SearchIndex::requireWhole)
        .map(answer -> query.read(answer.hits().hits(), forgiving, NAMES_MAX))
        .chain(
            names ->
                names.isEmpty() && !forgiving
                    ? search(typed, now, true)
                    : Uni.createFrom().item(names));
  }
}
