package dev.rushline.edge.importing.pretix;

import dev.rushline.edge.catalogue.plan.PlanRules;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Labels and codes made of the names in a plan; the same plan always gives the same ones. */
final class PretixLabels {
  private static final int LABEL_MAX = 16;
  private static final int CODE_MAX = 32;

  private PretixLabels() {}

  /** Whether the text can be a row or seat label as it is. */
  static boolean isPossible(String text) {
    return PlanRules.LABEL.matcher(text).matches();
  }

  /** A label as close to the text as can be. */
  static String label(String text) {
    if (isPossible(text)) {
      return text;
    }
    String cleaned =
        text.replaceAll("[^\\p{L}\\p{N} ._/+'&-]", "-").replaceFirst("^[^\\p{L}\\p{N}]+", "");
    return cleaned.isEmpty() ? "X" : cut(cleaned, LABEL_MAX);
  }

  /** The text, or the text with the lowest number behind it that is not taken. */
  static String unique(String label, Predicate<String> taken) {
    String candidate = label;
    for (int n = 2; taken.test(candidate); n++) {
      String suffix = "-" + n;
      candidate = cut(label, LABEL_MAX - suffix.length()) + suffix;
    }
    return candidate;
  }

  /** Codes for names, in their order: letters and digits kept, unique. */
  static Map<String, String> codes(Iterable<String> names, String fallback) {
    Map<String, String> codes = new HashMap<>();
    Set<String> taken = new java.util.HashSet<>();
    for (String name : names) {
      if (!codes.containsKey(name)) {
        String code = unique(code(name, fallback), taken::contains);
        taken.add(code);
        codes.put(name, code);
      }
    }
    return codes;
  }

  private static String code(String name, String fallback) {
    String code = name.strip().replaceAll("[^A-Za-z0-9_]+", "-").replaceAll("^[-_]+|-+$", "");
    return code.isEmpty() ? fallback : cut(code, CODE_MAX);
  }

  private static String cut(String text, int max) {
    return text.length() <= max ? text : text.substring(0, max);
  }
}
