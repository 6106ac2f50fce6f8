package dev.rushline.edge.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.CharacterRunAutomaton;
import org.apache.lucene.util.automaton.LevenshteinAutomata;
import org.apache.lucene.util.automaton.Operations;

/**
 * Marks what of a name fits the words that were typed. Words are found as the index finds them: by
 * the same tokenizer and filters as its {@code folded} analyzer. It is done here because
 * Elasticsearch would analyse four fields of each hit again, which takes as long as the search.
 */
final class Marker {
  static final String BEGIN = "<em>";
  static final String END = "</em>";

  /** Shorter words fit whole words only; see the filter {@code beginnings} of the index. */
  private static final int BEGINNING_MIN = 2;

  /** Errors by the length of a word, as {@code AUTO:3,6} of Elasticsearch has it. */
  private static final int ONE_ERROR_LENGTH_MIN = 3;

  private static final int TWO_ERRORS_LENGTH_MIN = 6;

  /** As {@code folded} of the index. */
  private static final Analyzer FOLDED =
      new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
          Tokenizer words = new StandardTokenizer();
          return new TokenStreamComponents(
              words, new ASCIIFoldingFilter(new LowerCaseFilter(words)));
        }
      };

  private final List<CharacterRunAutomaton> fits;

  private Marker(List<CharacterRunAutomaton> fits) {
    this.fits = fits;
  }

  /**
   * A text in which something fits.
   *
   * @param html the text, with what fits in {@code em} and all else escaped
   * @param words how many words fit
   */
  record Marked(String html, int words) {}

  /** Marks words that begin with one of those typed, and those that were meant. */
  static Marker of(Keyword keyword, Spelling spelling, Forgiveness forgiveness) {
    List<CharacterRunAutomaton> fits = new ArrayList<>();
    folded(keyword.plain()).forEach(word -> fits.add(beginning(word, Automata.makeString(word))));
    spelling.words().stream()
        .flatMap(word -> word.meant(forgiveness).stream())
        .forEach(meant -> fits.add(new CharacterRunAutomaton(Automata.makeString(meant.text()))));
    return new Marker(fits);
  }

  /**
   * Marks words that begin with one of those typed.
   *
   * @param forgiving whether what is typed may have errors, after its first letter
   */
  static Marker ofBeginnings(Keyword keyword, boolean forgiving) {
    return new Marker(
        folded(keyword.plain()).stream()
            .map(word -> beginning(word, forgiving ? similar(word) : Automata.makeString(word)))
            .toList());
  }

  private static CharacterRunAutomaton beginning(String word, Automaton typed) {
    Automaton all =
        word.length() < BEGINNING_MIN
            ? typed
            : Operations.concatenate(List.of(typed, Automata.makeAnyString()));
    return new CharacterRunAutomaton(
        Operations.determinize(all, Operations.DEFAULT_DETERMINIZE_WORK_LIMIT));
  }

  private static Automaton similar(String word) {
    if (word.length() < ONE_ERROR_LENGTH_MIN) {
      return Automata.makeString(word);
    }
    int first = Character.charCount(word.codePointAt(0));
    int errors = word.length() < TWO_ERRORS_LENGTH_MIN ? 1 : 2;
    return new LevenshteinAutomata(word.substring(first), true)
        .toAutomaton(errors, word.substring(0, first));
  }

  private static List<String> folded(String text) {
    List<String> words = new ArrayList<>();
    try (TokenStream tokens = FOLDED.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        words.add(term.toString());
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text from memory", e);
    }
    return words;
  }

  /** The text with what fits marked; null when nothing does. */
  Marked mark(String text) {
    StringBuilder html = new StringBuilder(text.length() + 32);
    int words = 0;
    int from = 0;
    try (TokenStream tokens = FOLDED.tokenStream("", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      OffsetAttribute offset = tokens.addAttribute(OffsetAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        if (fits(term)) {
          escape(text, from, offset.startOffset(), html);
          html.append(BEGIN);
          escape(text, offset.startOffset(), offset.endOffset(), html);
          html.append(END);
          from = offset.endOffset();
          words++;
        }
      }
      tokens.end();
    } catch (IOException e) {
      throw new UncheckedIOException("reading a text from memory", e);
    }
    if (words == 0) {
      return null;
    }
    escape(text, from, text.length(), html);
    return new Marked(html.toString(), words);
  }

  private boolean fits(CharTermAttribute term) {
    for (CharacterRunAutomaton fit : fits) {
      if (fit.run(term.buffer(), 0, term.length())) {
        return true;
      }
    }
    return false;
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#x27;");
        default -> html.append(c);
      }
    }
  }
}
