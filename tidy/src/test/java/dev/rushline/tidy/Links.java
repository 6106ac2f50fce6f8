package dev.rushline.tidy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Relative links of Markdown files lead to a file or folder, and to a heading when they name one.
 */
final class Links implements Check {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
  private static final Pattern INLINE_CODE = Pattern.compile("`[^`]*`");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z+.-]*:.*");
  private static final String FENCE = "```";

  @Override
  public List<String> faults(Tree tree) throws IOException {
    List<String> faults = new ArrayList<>();
    for (Path file : tree.ending(".md").toList()) {
      List<String> prose = prose(tree.lines(file));
      for (String line : prose) {
        Matcher link = LINK.matcher(INLINE_CODE.matcher(line).replaceAll("code"));
        while (link.find()) {
          if (!ELSEWHERE.matcher(link.group(1)).matches()
              && !leadsSomewhere(tree, file, link.group(1))) {
            faults.add(file + ": leads nowhere: " + link.group(1));
          }
        }
      }
    }
    return faults;
  }

  private static boolean leadsSomewhere(Tree tree, Path from, String target) throws IOException {
    int hash = target.indexOf('#');
    String path = hash < 0 ? target : target.substring(0, hash);
    Path file = path.isEmpty() ? from : parent(from).resolve(path).normalize();
    if (!Files.exists(tree.root().resolve(file))) {
      return false;
    }
    return hash < 0 || anchors(tree.lines(file)).contains(target.substring(hash + 1));
  }

  private static Path parent(Path file) {
    return file.getParent() == null ? Path.of("") : file.getParent();
  }

  private static List<String> anchors(List<String> lines) {
    return prose(lines).stream()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+\\s*", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .toList();
  }

  /** The lines outside of code blocks. */
  private static List<String> prose(List<String> lines) {
    List<String> prose = new ArrayList<>();
    boolean code = false;
    for (String line : lines) {
      if (line.stripLeading().startsWith(FENCE)) {
        code = !code;
      } else if (!code) {
        prose.add(line);
      }
    }
    return prose;
  }
}
