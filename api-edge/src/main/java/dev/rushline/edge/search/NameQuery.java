package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.FieldAndFormat;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionBoostMode;
import co.elastic.clients.elasticsearch._types.query_dsl.FunctionScoreMode;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.rushline.edge.search.SuggestAnswer.Suggestion;
import dev.rushline.search.index.EventsIndex;
import java.lang.reflect.Type;
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

  /** What is suggested, by the field that it is in. */
  private static final Map<String, String> KINDS = new LinkedHashMap<>();

  static {
    KINDS.put("name.keyword", "event");
    KINDS.put("performers.keyword", "performer");
    KINDS.put("venue_name.keyword", "venue");
    KINDS.put("city.keyword", "city");
  }

  private static final Type NAMES = new TypeReference<List<String>>() {}.getType();

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
                .source(f -> f.fetch(false))
                .docvalueFields(
                    KINDS.keySet().stream()
                        .map(name -> FieldAndFormat.of(f -> f.field(name)))
                        .toList())
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
  List<Suggestion> read(List<Hit<Void>> hits, boolean forgiving, int max) {
    Marker marker = Marker.ofBeginnings(typed, forgiving);
    Map<Name, Fit> names = new LinkedHashMap<>();
    for (Hit<Void> hit : hits) {
      KINDS.forEach(
          (field, kind) ->
              values(hit, field)
                  .forEach(
                      name ->
                          names.computeIfAbsent(
                              new Name(kind, name), found -> fit(found, marker))));
    }
    int best = names.values().stream().mapToInt(Fit::words).max().orElse(0);
    return names.values().stream()
        .filter(fit -> fit.words() == best)
        .sorted(
            Comparator.comparing(
                (Fit fit) -> !fit.suggestion().highlighted().startsWith(Marker.BEGIN)))
        .map(Fit::suggestion)
        .limit(max)
        .toList();
  }

  private record Name(String kind, String text) {}

  private static List<String> values(Hit<Void> hit, String field) {
    JsonData values = hit.fields().get(field);
    return values == null ? List.of() : values.to(NAMES);
  }

  /** Null when nothing of the name fits. */
  private Fit fit(Name name, Marker marker) {
    Marker.Marked marked = marker.mark(name.text());
    return marked == null
        ? null
        : new Fit(
            new Suggestion(name.text(), name.kind(), marked.html()),
            Math.min(marked.words(), typed.everyWord().size()));
  }
}
