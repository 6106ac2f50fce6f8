package dev.rushline.search.judged;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes typing errors, drawn from a seeded source. Only letters are touched, never spaces. */
final class TypingErrors {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

  private final Random random;

  TypingErrors(Random random) {
    this.random = random;
  }

  /** One letter missing, wrong or too many, anywhere, also at the beginning. */
  String edited(String text) {
    List<Integer> letters = letters(text);
    int at = letters.get(random.nextInt(letters.size()));
    char other = LETTERS.charAt(random.nextInt(LETTERS.length()));
    String before = text.substring(0, at);
    return switch (random.nextInt(3)) {
      case 0 -> before + text.substring(at + 1);
      case 1 -> before + other + text.substring(at);
      default -> before + other + text.substring(at + 1);
    };
  }

  /** Two different letters side by side swapped; the text itself when there are none. */
  String swapped(String text) {
    List<Integer> places = new ArrayList<>();
    for (int at : letters(text)) {
      if (at + 1 < text.length()
          && Character.isLetter(text.charAt(at + 1))
          && Character.toLowerCase(text.charAt(at)) != Character.toLowerCase(text.charAt(at + 1))) {
        places.add(at);
      }
    }
    if (places.isEmpty()) {
      return text;
    }
    int at = places.get(random.nextInt(places.size()));
    return text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
  }

  /** Without accents. */
  static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
  }

  /** The last word only to its middle, three letters at least. */
  static String begun(String text) {
    int last = text.lastIndexOf(' ') + 1;
    int length = text.length() - last;
    return text.substring(0, last + Math.min(length, Math.max(3, (length + 1) / 2)));
  }

  static int letterCount(String text) {
    return letters(text).size();
  }

  private static List<Integer> letters(String text) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      if (Character.isLetter(text.charAt(i))) {
        places.add(i);
      }
    }
    return places;
  }
}
