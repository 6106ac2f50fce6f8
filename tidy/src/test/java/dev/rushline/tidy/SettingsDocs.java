package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Every setting that main sources read is in the operations page. */
final class SettingsDocs implements Check {
  static final String PAGE = "docs/operations.md";
  private static final Pattern SETTING = Pattern.compile("RUSHLINE_[A-Z_]*[A-Z]");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    Set<String> read = new TreeSet<>();
    for (Path file : tree.files()) {
      if (file.toString().contains("src/main/")) {
        tree.lines(file).forEach(line -> addSettings(line, read));
      }
    }
    Set<String> documented = new TreeSet<>();
    tree.lines(Path.of(PAGE)).forEach(line -> addSettings(line, documented));
    read.removeAll(documented);
    List<String> faults = new ArrayList<>();
    read.forEach(setting -> faults.add(PAGE + ": not there: " + setting));
    return faults;
  }

  private static void addSettings(String line, Set<String> settings) {
    SETTING.matcher(line).results().forEach(match -> settings.add(match.group()));
  }
}
