package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import java.util.ArrayList;
import java.util.List;

/**
 * What was typed as questions to the index. Words go into {@code match} queries as they are: there
 * is no syntax in them that anything would read.
 */
final class WordQueries {
  /** The names of an event, and how much a word of each of them counts. */
  private static final List<String> NAMES =
      List.of("name^3", "performers^3", "venue_name^2", "city^2", "keywords", "genre");

  /** Words of up to 2 letters have no typing errors, up to 5 letters one, longer ones two. */
  private static final String ERRORS = "AUTO:3,6";

  /** When most words are enough, words of 4 letters may have two. */
  private static final String MORE_ERRORS = "AUTO:3,4";

  /** Of three or more words one in three may be missing, of two words one. */
  private static final String MOST = "1<-1 2<-34%";

  /** Most words of the index that one word with typing errors is taken for. */
  private static final int EXPANSIONS = 50;

  private WordQueries() {}

  /** Everything that has to fit, and what makes one hit better than another. */
  static Query of(Keyword keyword, Forgiveness forgiveness) {
    List<Query> words = keyword.words().stream().map(word -> word(word, forgiveness)).toList();
    return Query.of(
        q ->
            q.bool(
                b -> {
                  if (!words.isEmpty()) {
                    b.must(
                        m ->
                            m.bool(
                                all ->
                                    all.should(words)
                                        .minimumShouldMatch(
                                            forgiveness == Forgiveness.SOME_WORDS
                                                ? MOST
                                                : Integer.toString(words.size()))));
                  }
                  keyword.phrases().forEach(phrase -> b.must(phrase(phrase)));
                  return b.should(better(keyword));
                }));
  }

  /** A word in a name, at the beginning of one, or in the description, which counts least. */
  private static Query word(String word, Forgiveness forgiveness) {
    List<Query> ways = new ArrayList<>();
    ways.add(match("words", word, 1));
    ways.add(match("words.beginnings", word, 0.5f));
    ways.add(match("description", word, 0.2f));
    if (forgiveness != Forgiveness.AS_WRITTEN) {
      ways.add(
          Query.of(
              q ->
                  q.match(
                      m ->
                          m.field("words")
                              .query(word)
                              .operator(Operator.And)
                              .fuzziness(
                                  forgiveness == Forgiveness.SOME_WORDS ? MORE_ERRORS : ERRORS)
                              .maxExpansions(EXPANSIONS)
                              .boost(0.6f))));
    }
    return Query.of(q -> q.disMax(d -> d.queries(ways)));
  }

  private static Query match(String field, String words, float boost) {
    return Query.of(
        q -> q.match(m -> m.field(field).query(words).operator(Operator.And).boost(boost)));
  }

  private static Query phrase(String phrase) {
    return Query.of(
        q ->
            q.multiMatch(
                m ->
                    m.query(phrase)
                        .type(TextQueryType.Phrase)
                        .fields("name^3", "performers^3", "venue_name^2", "city^2", "keywords")
                        .fields("genre", "description")));
  }

  /**
   * Whole words in names beat beginnings and near misses; words side by side beat scattered ones.
   */
  private static List<Query> better(Keyword keyword) {
    String text = keyword.plain();
    Query exact =
        Query.of(
            q -> q.multiMatch(m -> m.query(text).type(TextQueryType.MostFields).fields(NAMES)));
    if (keyword.parts() < 2) {
      return List.of(exact);
    }
    Query sideBySide =
        Query.of(
            q ->
                q.multiMatch(
                    m ->
                        m.query(text)
                            .type(TextQueryType.Phrase)
                            .slop(2)
                            .fields("name^4", "performers^4", "venue_name^2")));
    return List.of(exact, sideBySide);
  }
}
