package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files a reader can take in at once. */
final class Sizes implements Check {
  /** Beyond this a file has more than one subject. */
  static final int MAIN_LINES_MAX = 300;

  /** Half of all files should fit one screen. */
  static final int MAIN_LINES_MEDIAN_MAX = 70;

  /** A README that needs a table of contents is too long. */
  static final int README_LINES_MAX = 120;

  /** A decision is read to its end, or not at all. */
  static final int DECISION_LINES_MAX = 60;

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (Path file : tree.mainJava().toList()) {
      int lines = tree.lines(file).size();
      sizes.add(lines);
      check(file, lines, MAIN_LINES_MAX, faults);
    }
    for (Path file : tree.ending(".md").toList()) {
      int lines = tree.lines(file).size();
      if (file.equals(Path.of("README.md"))) {
        check(file, lines, README_LINES_MAX, faults);
      } else if (file.startsWith("docs/decisions")) {
        check(file, lines, DECISION_LINES_MAX, faults);
      }
    }
    sizes.sort(null);
    int median = sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
    if (median > MAIN_LINES_MEDIAN_MAX) {
      faults.add(
          "median of main sources: %d lines, at most %d".formatted(median, MAIN_LINES_MEDIAN_MAX));
    }
    return faults;
  }

  private static void check(Path file, int lines, int max, List<String> faults) {
    if (lines > max) {
      faults.add("%s: %d lines, at most %d".formatted(file, lines, max));
    }
  }
}
