package dev.rushline.edge.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a fan typed, taken apart: words in any order, and phrases in quotation marks whose words
 * stand side by side. No sign in it has another meaning.
 *
 * @param text as it was typed, in lower case, composed (NFC), with single spaces
 * @param words the words outside of quotation marks
 * @param phrases what stood in quotation marks
 */
record Keyword(String text, List<String> words, List<String> phrases) {
  /** Longest text, in characters: the longest names of a catalogue have fewer. */
  static final int LENGTH_MAX = 200;

  /** Most words and phrases together: each costs a part of the query. */
  static final int PARTS_MAX = 20;

  /** Nothing typed: everything is found. */
  static final Keyword NONE = new Keyword("", List.of(), List.of());

  private static final Pattern QUOTES = Pattern.compile("[\u201c\u201d\u201e\u00ab\u00bb]");
  private static final Pattern PART = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");

  /** Takes a text apart; it may have any length. */
  static Keyword of(String typed) {
    String text =
        QUOTES
            .matcher(Normalizer.normalize(typed, Normalizer.Form.NFC))
            .replaceAll("\"")
            .toLowerCase(Locale.ROOT)
            .strip()
            .replaceAll("\\s+", " ");
    List<String> words = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    Matcher parts = PART.matcher(text);
    while (parts.find()) {
      String phrase = parts.group(1);
      String part = phrase == null ? parts.group() : phrase.strip();
      if (saysSomething(part)) {
        (phrase != null && part.contains(" ") ? phrases : words).add(part);
      }
    }
    return new Keyword(text, List.copyOf(words), List.copyOf(phrases));
  }

  /** Whether there is nothing to look for. */
  boolean isEmpty() {
    return words.isEmpty() && phrases.isEmpty();
  }

  int parts() {
    return words.size() + phrases.size();
  }

  /** The text without quotation marks, for matches of the whole. */
  String plain() {
    return text.replace("\"", " ").strip();
  }

  /** Every word, whether in quotation marks or not. */
  List<String> everyWord() {
    return Pattern.compile(" ").splitAsStream(plain()).filter(Keyword::saysSomething).toList();
  }

  private static boolean saysSomething(String part) {
    return part.codePoints().anyMatch(Character::isLetterOrDigit);
  }
}
