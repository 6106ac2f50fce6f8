package dev.rushline.edge.search;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.util.NamedValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What of an event fits the words: in HTML, marked by {@code em}, all else escaped. */
final class Highlights {
  static final String BEGIN = "<em>";
  static final String END = "</em>";

  /** Fields by the name under which they are answered. */
  private static final Map<String, String> NAMES = new LinkedHashMap<>();

  /** Longest piece of a description, in characters. */
  private static final int PIECE = 160;

  private static final int PIECES_MAX = 3;
  private static final String DESCRIPTION = "description";

  static {
    NAMES.put("name", "name");
    NAMES.put("performers", "performers");
    NAMES.put("venue", "venue_name");
    NAMES.put("city", "city");
  }

  private Highlights() {}

  /** For an event's names and its description. */
  static Highlight ofEvents(Query words) {
    List<NamedValue<HighlightField>> fields = new java.util.ArrayList<>(names());
    fields.add(
        NamedValue.of(
            DESCRIPTION, HighlightField.of(f -> f.fragmentSize(PIECE).numberOfFragments(1))));
    return of(words, fields);
  }

  /** For an event's names only; each piece is one whole name. */
  static Highlight ofNames(Query words) {
    return of(words, names());
  }

  private static List<NamedValue<HighlightField>> names() {
    // A piece longer than any name, so that a piece is a name.
    return NAMES.values().stream()
        .map(
            field ->
                NamedValue.of(
                    field,
                    HighlightField.of(
                        f ->
                            f.fragmentSize(10_000)
                                .numberOfFragments(PIECES_MAX)
                                .order(
                                    co.elastic.clients.elasticsearch.core.search.HighlighterOrder
                                        .Score))))
        .toList();
  }

  private static Highlight of(Query words, List<NamedValue<HighlightField>> fields) {
    return Highlight.of(
        h ->
            h.encoder(HighlighterEncoder.Html)
                .requireFieldMatch(false)
                .highlightQuery(words)
                .preTags(BEGIN)
                .postTags(END)
                .fields(fields));
  }

  /** The text of a piece, without marks and escapes. */
  static String unmarked(String piece) {
    return piece
        .replace(BEGIN, "")
        .replace(END, "")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#x2F;", "/")
        .replace("&amp;", "&");
  }

  /** Pieces by the name under which they are answered; empty when nothing was marked. */
  static Map<String, List<String>> read(Map<String, List<String>> answered) {
    Map<String, List<String>> pieces = new LinkedHashMap<>();
    NAMES.forEach(
        (name, field) -> {
          if (answered.containsKey(field)) {
            pieces.put(name, answered.get(field));
          }
        });
    if (answered.containsKey(DESCRIPTION)) {
      pieces.put(DESCRIPTION, answered.get(DESCRIPTION));
    }
    return pieces;
  }
}
