package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files a reader can take in at once. */
final class Sizes implements Check {
  /** Beyond this a file has more than one subject. */
  static final int MAIN_LINES_MAX = 300;

  /** Of a handful of files a median says nothing. */
  private static final int MODULE_FILES_MIN = 10;

  /**
   * Half of a module's files fit two screens. Labels do not count, or many small rooms would hide
   * large ones. Most modules are far below: at 80 it is those that tend to large files who notice.
   */
  static final int MODULE_LINES_MEDIAN_MAX = 80;

  /** A README that needs a table of contents is too long. */
  static final int README_LINES_MAX = 120;

  /** A decision is read to its end, or not at all. */
  static final int DECISION_LINES_MAX = 60;

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    Map<String, List<Integer>> sizes = new TreeMap<>();
    for (Path file : tree.mainJava().toList()) {
      int lines = tree.lines(file).size();
      if (!file.endsWith("package-info.java")) {
        sizes.computeIfAbsent(module(file), _ -> new ArrayList<>()).add(lines);
      }
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
    sizes.forEach((module, ofModule) -> checkMedian(module, ofModule, faults));
    return faults;
  }

  private static String module(Path file) {
    return file.toString().replaceFirst("/?src/main/java/.*", "");
  }

  private static void checkMedian(String module, List<Integer> lines, List<String> faults) {
    lines.sort(null);
    int median = lines.get(lines.size() / 2);
    if (lines.size() >= MODULE_FILES_MIN && median > MODULE_LINES_MEDIAN_MAX) {
      faults.add(
          "%s: median of main sources %d lines, at most %d"
              .formatted(module, median, MODULE_LINES_MEDIAN_MAX));
    }
  }

  private static void check(Path file, int lines, int max, List<String> faults) {
    if (lines > max) {
      faults.add("%s: %d lines, at most %d".formatted(file, lines, max));
    }
  }
}
