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
      List.of("name^3", "performers^3", "venue_name^2", "city^2");

  private static final String DESCRIPTION = "description";

  /** Of three or more words one in three may be missing, of two words one. */
  private static final String MOST = "1<-1 2<-34%";

  /** What a word with an error counts beside one that is right; one with two counts twice less. */
  private static final float ERROR = 0.6f;

  private WordQueries() {}

  /**
   * Everything that has to fit, and what makes one hit better than another.
   *
   * @param spelling the words outside of quotation marks
   */
  static Query of(Keyword keyword, Spelling spelling, Forgiveness forgiveness) {
    List<Query> words = spelling.words().stream().map(word -> word(word, forgiveness)).toList();
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
                                        .minimumShouldMatch(enough(words, forgiveness))));
                  }
                  keyword.phrases().forEach(phrase -> b.must(phrase(phrase)));
                  return b.should(better(keyword));
                }));
  }

  private static String enough(List<Query> words, Forgiveness forgiveness) {
    return forgiveness == Forgiveness.SOME_WORDS ? MOST : Integer.toString(words.size());
  }

  /** A word in a name, at the beginning of one, or in the description, which counts least. */
  private static Query word(Spelling.Word word, Forgiveness forgiveness) {
    List<Query> ways = new ArrayList<>();
    ways.add(match("words", word.typed(), 1));
    ways.add(match("words.beginnings", word.typed(), 0.5f));
    ways.add(match(DESCRIPTION, word.typed(), 0.2f));
    for (Spelling.Meant meant : word.meant(forgiveness)) {
      ways.add(match("words", meant.text(), (float) Math.pow(ERROR, meant.errors())));
    }
    return Query.of(q -> q.disMax(d -> d.queries(ways)));
  }

  /** What is marked in a description: whole words. */
  static Query inDescription(Keyword keyword, Spelling spelling, Forgiveness forgiveness) {
    List<Query> words = new ArrayList<>();
    words.add(
        Query.of(
            q -> q.match(m -> m.field(DESCRIPTION).query(String.join(" ", keyword.everyWord())))));
    for (Spelling.Word word : spelling.words()) {
      word.meant(forgiveness).forEach(meant -> words.add(match(DESCRIPTION, meant.text(), 1)));
    }
    return Query.of(q -> q.bool(b -> b.should(words)));
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
                            .fields("name^4", "performers^4")));
    return List.of(exact, sideBySide);
  }
}
