package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What of an event fits the words: in HTML, marked by {@code em}, all else escaped. */
final class Highlights {
  /** Longest piece of a description, in characters. */
  private static final int PIECE = 160;

  private static final int PIECES_MAX = 3;
  private static final String DESCRIPTION = "description";

  private Highlights() {}

  /**
   * For the description, which is long and stays in the index; words have their places there, so
   * nothing is analysed again.
   */
  static Highlight ofDescription(Query words) {
    return Highlight.of(
        h ->
            h.encoder(HighlighterEncoder.Html)
                .highlightQuery(words)
                .preTags(Marker.BEGIN)
                .postTags(Marker.END)
                .fields(
                    NamedValue.of(
                        DESCRIPTION,
                        HighlightField.of(f -> f.fragmentSize(PIECE).numberOfFragments(1)))));
  }

  /**
   * All of an event.
   *
   * @param answered the pieces of the description
   * @return by field; null when nothing fits
   */
  static Map<String, List<String>> of(
      IndexedEvent event, Map<String, List<String>> answered, Marker marker) {
    Map<String, List<String>> pieces = new LinkedHashMap<>();
    add(pieces, "name", Stream.of(event.name()), marker);
    add(pieces, "performers", event.performers().stream(), marker);
    add(pieces, "venue", Stream.of(event.venueName()), marker);
    add(pieces, "city", Stream.ofNullable(event.city()), marker);
    if (answered.containsKey(DESCRIPTION)) {
      pieces.put(DESCRIPTION, answered.get(DESCRIPTION));
    }
    return pieces.isEmpty() ? null : pieces;
  }

  private static void add(
      Map<String, List<String>> pieces, String field, Stream<String> names, Marker marker) {
    List<String> marked =
        names
            .map(marker::mark)
            .filter(Objects::nonNull)
            .limit(PIECES_MAX)
            .map(Marker.Marked::html)
            .toList();
    if (!marked.isEmpty()) {
      pieces.put(field, marked);
    }
  }
}
