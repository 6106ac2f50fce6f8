package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Nothing unfinished is left lying, and nothing that is true on one machine only. */
final class Words implements Check {
  // Put together, so that this file does not find itself.
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TO" + "DO|FIX" + "ME)\\b");
  private static final Pattern ONE_MACHINE =
      Pattern.compile("(?<![\\w.})/$:~-])/(" + "home|Users|work|root)/\\w");

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : tree.files()) {
      List<String> lines = tree.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String where = file + ":" + (i + 1) + ": ";
        Matcher unfinished = UNFINISHED.matcher(lines.get(i));
        if (unfinished.find()) {
          faults.add(where + unfinished.group());
        }
        Matcher oneMachine = ONE_MACHINE.matcher(lines.get(i));
        if (oneMachine.find()) {
          faults.add(where + "a path of one machine: " + oneMachine.group());
        }
      }
    }
    return faults;
  }
}
