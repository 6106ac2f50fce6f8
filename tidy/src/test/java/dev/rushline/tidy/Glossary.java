package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One word for one thing: no word of the glossary is explained twice. */
final class Glossary implements Check {
  static final String PAGE = "docs/GLOSSARY.md";

  /** The first cell of a row: words in bold, and perhaps of what they are said. */
  private static final Pattern ROW = Pattern.compile("^\\| (\\*\\*[^|]+?) \\|");

  private static final Pattern BOLD = Pattern.compile("\\*\\*([^*]+)\\*\\*");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    Set<String> words = new LinkedHashSet<>();
    List<String> faults = new ArrayList<>();
    for (String line : tree.lines(Path.of(PAGE))) {
      Matcher row = ROW.matcher(line);
      if (row.find()) {
        for (String word : words(row.group(1))) {
          if (!words.add(word)) {
            faults.add(PAGE + ": twice: " + word);
          }
        }
      }
    }
    if (words.isEmpty()) {
      faults.add(PAGE + ": no words");
    }
    return faults;
  }

  private static List<String> words(String cell) {
    return BOLD.matcher(cell)
        .results()
        .flatMap(bold -> Pattern.compile(",\\s*").splitAsStream(bold.group(1)))
        .map(String::strip)
        .toList();
  }
}
