package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch._types.aggregations.FiltersBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Operator;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Suggestion;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import co.elastic.clients.elasticsearch.core.search.TermSuggestOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words that were typed, each with words of the index that it may have been meant to be. They
 * are looked up once; what is then searched for are words that exist. Fuzzy queries would look them
 * up anew for scoring, for counting and for each highlighted field.
 *
 * @param words in the order in which they were typed
 */
record Spelling(List<Word> words) {
  private static final String NAME = "spelling";
  private static final String FIELD = "words";

  /** Most words that one is taken for. */
  private static final int MEANT_MAX = 8;

  /** Shorter words are taken as they are. */
  private static final int LENGTH_MIN = 3;

  /** Shorter words have one error at most. */
  private static final int TWO_ERRORS_LENGTH_MIN = 6;

  /** Where most of the words are enough, shorter words may have two. */
  private static final int MORE_ERRORS_LENGTH_MIN = 4;

  /**
   * One word.
   *
   * @param typed as the index would have it: in lower case, without accents
   * @param original as it was typed
   * @param known whether some event has it
   * @param meant what it may have been meant to be, the likeliest first; never itself
   */
  record Word(String typed, String original, boolean known, List<Meant> meant) {
    /** Those with few enough errors for how forgiving a search is. */
    List<Meant> meant(Forgiveness forgiveness) {
      int twoErrors =
          forgiveness == Forgiveness.SOME_WORDS ? MORE_ERRORS_LENGTH_MIN : TWO_ERRORS_LENGTH_MIN;
      int errors =
          switch (forgiveness) {
            case AS_WRITTEN -> 0;
            case TYPING_ERRORS, SOME_WORDS -> typed.length() >= twoErrors ? 2 : 1;
          };
      return meant.stream().filter(word -> word.errors() <= errors).toList();
    }
  }

  /**
   * A word of the index.
   *
   * @param errors letters missing, wrong, too many or swapped with their neighbour
   */
  record Meant(String text, int errors) {}

  /** What was typed, taken as it is. */
  static Spelling asTyped(Keyword keyword) {
    return new Spelling(
        keyword.words().stream().map(word -> new Word(word, word, true, List.of())).toList());
  }

  /** Asks which of the words outside of quotation marks the index has, and what resembles them. */
  static SearchRequest.Builder ask(SearchRequest.Builder search, Keyword keyword) {
    Map<String, Query> known = new HashMap<>();
    for (int i = 0; i < keyword.words().size(); i++) {
      String word = keyword.words().get(i);
      known.put(
          Integer.toString(i),
          Query.of(q -> q.match(m -> m.field(FIELD).query(word).operator(Operator.And))));
    }
    return search
        .size(0)
        .trackTotalHits(t -> t.enabled(false))
        .aggregations(NAME, a -> a.filters(f -> f.filters(b -> b.keyed(known))))
        .suggest(
            s ->
                s.text(text(keyword))
                    .suggesters(
                        NAME,
                        f ->
                            f.term(
                                t ->
                                    t.field(FIELD)
                                        .suggestMode(SuggestMode.Always)
                                        .size(MEANT_MAX)
                                        .prefixLength(0)
                                        .minWordLength(LENGTH_MIN))));
  }

  private static String text(Keyword keyword) {
    return String.join(" ", keyword.words());
  }

  /** Reads what was answered to {@link #ask}. */
  static Spelling read(Keyword keyword, SearchResponse<Void> answered) {
    String text = text(keyword);
    Map<String, FiltersBucket> known =
        answered.aggregations().get(NAME).filters().buckets().keyed();
    List<Word> words = new ArrayList<>();
    for (Suggestion<Void> suggestion : answered.suggest().getOrDefault(NAME, List.of())) {
      TermSuggest word = suggestion.term();
      // Of which of the words typed it is all, or a part: words have single spaces in between.
      long nth = text.substring(0, word.offset()).chars().filter(c -> c == ' ').count();
      words.add(
          new Word(
              word.text(),
              text.substring(word.offset(), word.offset() + word.length()),
              known.get(Long.toString(nth)).docCount() > 0,
              word.options().stream().map(option -> meant(word.text(), option)).toList()));
    }
    return new Spelling(List.copyOf(words));
  }

  private static Meant meant(String typed, TermSuggestOption option) {
    return new Meant(option.text(), errors(typed, option.text(), option.score()));
  }

  /**
   * "Did you mean": the keyword with words that no event has replaced by the closest ones that some
   * have; null when there is nothing to correct, or no better word is known.
   */
  String corrected(Keyword keyword) {
    String text = keyword.text();
    for (Word word : words) {
      if (!word.known() && !word.meant().isEmpty()) {
        text =
            text.replaceFirst(
                Pattern.quote(word.original()),
                Matcher.quoteReplacement(word.meant().getFirst().text()));
      }
    }
    return text.equals(keyword.text()) ? null : text;
  }

  /**
   * The score is 1 less the errors per letter of the shorter word; see the {@code string_distance}
   * {@code internal} of the term suggester.
   */
  private static int errors(String typed, String meant, double score) {
    int letters =
        Math.min(typed.codePointCount(0, typed.length()), meant.codePointCount(0, meant.length()));
    return (int) Math.round((1 - score) * letters);
  }
}
