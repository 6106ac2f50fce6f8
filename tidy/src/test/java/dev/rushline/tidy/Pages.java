package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Pages of one form: a decision has a number of its own and says context, decision, what was
 * rejected and what would change our mind; a module has a README that says what to read first.
 */
final class Pages implements Check {
  private static final String DECISIONS = "docs/decisions";
  private static final List<String> PARTS_OF_A_DECISION =
      List.of("**Context.**", "**Decision.**", "**Rejected.**", "**What would change our mind.**");
  private static final List<String> PARTS_OF_A_README =
      List.of("**Purpose**", "**Tests**", "**Read first**");
  // Nested ones, such as class paths of servers, are rooms of their module.
  private static final Pattern MODULE = Pattern.compile("<module>([a-z-]+)</module>");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    int number = 0;
    for (Path decision : tree.ending(".md").filter(file -> file.startsWith(DECISIONS)).toList()) {
      number++;
      String expected = "%04d".formatted(number);
      String text = tree.text(decision.toString());
      if (!decision.getFileName().toString().startsWith(expected + "-")
          || !text.startsWith("# " + expected + " ")) {
        faults.add(decision + ": should be number " + expected);
      }
      addMissing(decision.toString(), text, PARTS_OF_A_DECISION, faults);
    }
    List<String> modules =
        MODULE.matcher(tree.text("pom.xml")).results().map(found -> found.group(1)).toList();
    for (String module : modules) {
      String readme = module + "/README.md";
      if (tree.files().contains(Path.of(readme))) {
        addMissing(readme, tree.text(readme), PARTS_OF_A_README, faults);
      } else {
        faults.add(readme + ": not there");
      }
    }
    return faults;
  }

  private static void addMissing(
      String file, String text, List<String> parts, List<String> faults) {
    parts.stream()
        .filter(part -> !text.contains(part))
        .forEach(part -> faults.add(file + ": without " + part));
  }
}
