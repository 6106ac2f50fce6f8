package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Every setting that main sources read is in the operations page, with its default. */
final class SettingsDocs implements Check {
  static final String PAGE = "docs/operations.md";
  private static final Pattern SETTING = Pattern.compile("RUSHLINE_[A-Z_]*[A-Z]");

  /** In an application's properties; one that is another property, or empty, needs words. */
  private static final Pattern WITH_DEFAULT = Pattern.compile("\\$\\{(" + SETTING + "):([^${}]+)}");

  private static final Pattern BETWEEN_DEFAULTS = Pattern.compile("[\\s,;]+");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    Set<String> read = new TreeSet<>();
    Map<String, Set<String>> defaults = new TreeMap<>();
    for (Path file : tree.files()) {
      if (file.toString().contains("src/main/")) {
        for (String line : tree.lines(file)) {
          addSettings(line, read);
          WITH_DEFAULT.matcher(line).results().forEach(match -> addDefault(match, defaults));
        }
      }
    }
    Set<String> documented = new TreeSet<>();
    Map<String, Set<String>> told = new HashMap<>();
    for (String line : tree.lines(Path.of(PAGE))) {
      addSettings(line, documented);
      addRow(line, told);
    }
    List<String> faults = new ArrayList<>();
    for (String setting : read) {
      if (!documented.contains(setting)) {
        faults.add(PAGE + ": not there: " + setting);
      } else {
        Set<String> missing = new TreeSet<>(defaults.getOrDefault(setting, Set.of()));
        missing.removeAll(told.getOrDefault(setting, Set.of()));
        missing.forEach(value -> faults.add(PAGE + ": " + setting + " without default " + value));
      }
    }
    return faults;
  }

  private static void addSettings(String line, Set<String> settings) {
    SETTING.matcher(line).results().forEach(match -> settings.add(match.group()));
  }

  private static void addDefault(MatchResult match, Map<String, Set<String>> defaults) {
    defaults.computeIfAbsent(match.group(1), _ -> new TreeSet<>()).add(match.group(2));
  }

  /** A row may name several settings; its second cell has the defaults of all. */
  private static void addRow(String line, Map<String, Set<String>> told) {
    String[] cells = line.split("\\|", -1);
    if (cells.length > 2) {
      Set<String> values = Set.copyOf(BETWEEN_DEFAULTS.splitAsStream(cells[2].strip()).toList());
      SETTING.matcher(cells[1]).results().forEach(match -> told.put(match.group(), values));
    }
  }
}
