package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import dev.rushline.edge.search.SuggestAnswer.Suggestion;
import dev.rushline.search.index.EventsIndex;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that fit what was typed so far: the best events are found, and of each the names in which
 * something fits are taken. A name fits as well as words are marked in it.
 */
final class NameQuery {
  /** Events looked at: enough that one often-played name does not hide all others. */
  private static final int EVENTS = 40;

  private static final Map<String, String> KINDS =
      Map.of("name", "event", "performers", "performer", "venue", "venue", "city", "city");

  private final Keyword typed;
  private final Instant now;
  private final String budget;

  NameQuery(Keyword typed, Instant now, String budget) {
    this.typed = typed;
    this.now = now;
    this.budget = budget;
  }

  /**
   * The request.
   *
   * @param forgiving whether typing errors are forgiven
   */
  SearchRequest query(boolean forgiving) {
    List<Query> words = typed.everyWord().stream().map(word -> word(word, forgiving)).toList();
    Query all = Query.of(q -> q.bool(b -> b.must(words)));
    Query upcoming = new StateQueries(now).upcoming();
    return SearchRequest.of(
        s ->
            s.index(EventsIndex.ALIAS)
                .query(
                    q ->
                        q.functionScore(
                            f ->
                                f.query(all)
                                    .functions(one -> one.weight(1.0))
                                    .functions(two -> two.filter(upcoming).weight(1.0))
                                    .scoreMode(FunctionScoreMode.Sum)
                                    .boostMode(FunctionBoostMode.Multiply)))
                .highlight(Highlights.ofNames(all))
                .source(f -> f.fetch(false))
                .trackTotalHits(t -> t.enabled(false))
                .size(EVENTS)
                .timeout(budget));
  }

  private static Query word(String word, boolean forgiving) {
    return Query.of(
        q ->
            q.match(
                m -> {
                  m.field("words.beginnings").query(word).operator(Operator.And);
                  return forgiving ? m.fuzziness("AUTO:3,6").prefixLength(1).maxExpansions(50) : m;
                }));
  }

  /** A name, how many words are marked in it, and what it looks like marked. */
  private record Fit(Suggestion suggestion, int words) {}

  /** The best names, without repetitions. */
  List<Suggestion> read(List<Hit<Void>> hits, int max) {
    Map<String, Fit> names = new LinkedHashMap<>();
    for (Hit<Void> hit : hits) {
      Highlights.read(hit.highlight())
          .forEach((field, pieces) -> pieces.forEach(piece -> add(names, KINDS.get(field), piece)));
    }
    int best = names.values().stream().mapToInt(Fit::words).max().orElse(0);
    return names.values().stream()
        .filter(fit -> fit.words() == best)
        .sorted(
            Comparator.comparing(
                (Fit fit) -> !fit.suggestion().highlighted().startsWith(Highlights.BEGIN)))
        .map(Fit::suggestion)
        .limit(max)
        .toList();
  }

  private void add(Map<String, Fit> names, String kind, String marked) {
    String text = Highlights.unmarked(marked);
    int words = marked.split(Highlights.BEGIN, -1).length - 1;
    names.putIfAbsent(
        kind + " " + text,
        new Fit(new Suggestion(text, kind, marked), Math.min(words, typed.everyWord().size())));
  }
}
