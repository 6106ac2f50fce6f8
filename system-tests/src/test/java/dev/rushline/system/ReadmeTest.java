package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The README's transcripts are pasted into a shell and give what they show. Early, as a newcomer
 * does: later the catalogue has told its sales once more.
 */
@ExtendWith(WithRunningSystem.class)
@Order(Integer.MIN_VALUE + 1)
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("Two fans, one seat:\n\n```bash\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINE_BLOCK =
      Pattern.compile("A line in front of a hot event[^\n]*\n\n```bash\n(.*?)```", Pattern.DOTALL);

  @Test
  void the_transcripts_give_what_they_show(RunningSystem system) throws Exception {
    String block = transcript(BLOCK);

    Shell.Result result = new Shell(system).bash(runnable(block + transcript(LINE_BLOCK), system));

    assertThat(result.exitCode()).as(result.output()).isZero();
    String printed = withoutBlanks(result.output());
    int from = 0;
    for (String shown : shown(block)) {
      Matcher found = pattern(shown).matcher(printed);
      assertThat(found.find(from)).as("%s%nin%n%s", shown, result.output()).isTrue();
      from = found.end();
    }
    assertThat(printed.substring(from))
        .as("the story on booking.events")
        .contains("SeatsHeld", "BookingConfirmed");
    assertTheLineLetsItsReaderIn(printed.substring(from));
  }

  /** The second transcript goes on where the first one ended. */
  private static void assertTheLineLetsItsReaderIn(String printed) {
    int waiting = printed.indexOf("\"status\":\"WAITING\"");
    int admitted = printed.indexOf("\"status\":\"ADMITTED\"");
    assertThat(waiting).as(printed).isPositive();
    assertThat(admitted).as(printed).isGreaterThan(waiting);
    assertThat(printed.substring(admitted)).contains("\"status\":\"HELD\"").endsWith("201");
  }

  private static String transcript(Pattern pattern) throws IOException {
    Path readme = Path.of(System.getProperty("rushline.root"), "README.md");
    Matcher block = pattern.matcher(Files.readString(readme));
    assertThat(block.find()).as("the README has a transcript: %s", pattern).isTrue();
    return block.group(1);
  }

  /** The transcript against this system's port; a failing command ends it, and nothing stops it. */
  private static String runnable(String block, RunningSystem system) {
    return "set -euo pipefail\n"
        + block
            .replace("http://127.0.0.1:8080", system.edges().getFirst())
            .replaceAll("(?m)^\\./rushline down.*$", "");
  }

  /** The comments that stand for what a command prints: an object, over some lines, or a status. */
  private static List<String> shown(String block) {
    List<String> shown = new ArrayList<>();
    for (String line : block.lines().toList()) {
      if (line.matches("# (\\{.*|\\d{3})")) {
        shown.add(withoutBlanks(line.substring(1)));
      } else if (line.startsWith("#  ")) {
        shown.add(shown.removeLast() + withoutBlanks(line.substring(1)));
      }
    }
    assertThat(shown).contains("201", "409", "200");
    return shown;
  }

  /** "…" stands for anything. */
  private static Pattern pattern(String shown) {
    return Pattern.compile(
        Stream.of(shown.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*?")));
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s", "");
  }
}
