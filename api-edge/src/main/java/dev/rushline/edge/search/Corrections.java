package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.SuggestMode;
import co.elastic.clients.elasticsearch.core.search.Suggester;
import co.elastic.clients.elasticsearch.core.search.Suggestion;
import co.elastic.clients.elasticsearch.core.search.TermSuggest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** "Did you mean": words that no event has, replaced by the closest ones that some have. */
final class Corrections {
  private static final String NAME = "words";

  private Corrections() {}

  static Suggester ask(Keyword keyword) {
    return Suggester.of(
        s ->
            s.text(keyword.text())
                .suggesters(
                    NAME,
                    f ->
                        f.term(
                            t ->
                                t.field("words")
                                    .suggestMode(SuggestMode.Missing)
                                    .size(1)
                                    .prefixLength(0)
                                    .minWordLength(3))));
  }

  /** The corrected text; null when there is nothing to correct, or no better word is known. */
  static <T> String read(Keyword keyword, Map<String, List<Suggestion<T>>> answered) {
    List<TermSuggest> words = new ArrayList<>();
    for (Suggestion<T> suggestion : answered.getOrDefault(NAME, List.of())) {
      if (suggestion.isTerm() && !suggestion.term().options().isEmpty()) {
        words.add(suggestion.term());
      }
    }
    if (words.isEmpty()) {
      return null;
    }
    // From the end, so that what is still to be replaced stays where it was.
    words.sort(Comparator.comparingInt(TermSuggest::offset).reversed());
    StringBuilder text = new StringBuilder(keyword.text());
    for (TermSuggest word : words) {
      text.replace(word.offset(), word.offset() + word.length(), word.options().getFirst().text());
    }
    return text.toString();
  }
}
