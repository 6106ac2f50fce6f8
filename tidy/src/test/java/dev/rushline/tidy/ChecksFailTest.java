package dev.rushline.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each check sees what it is against, and nothing else. */
class ChecksFailTest {
  private static final String MAIN = "m/src/main/java/dev/rushline/m/";

  private Sapling sapling;

  @BeforeEach
  void plant(@TempDir Path root) {
    sapling = new Sapling(root);
  }

  @Test
  void a_long_source_a_long_readme_and_a_long_decision() throws IOException {
    sapling
        .withLines(MAIN + "Long.java", 301)
        .withLines(MAIN + "Short.java", 1)
        .withLines(MAIN + "Whole.java", 70)
        .withLines("m/src/test/java/dev/rushline/m/LongTest.java", 301)
        .withLines("README.md", 121)
        .withLines("m/README.md", 121)
        .withLines("docs/decisions/0001-long.md", 61);

    assertThat(new Sizes().faults(sapling.tree()))
        .containsExactly(
            MAIN + "Long.java: 301 lines, at most 300",
            "README.md: 121 lines, at most 120",
            "docs/decisions/0001-long.md: 61 lines, at most 60");
  }

  @Test
  void half_of_a_modules_sources_too_long_and_no_label_makes_it_shorter() throws IOException {
    for (int file = 0; file < 5; file++) {
      sapling
          .withLines(MAIN + "Short%d.java".formatted(file), 10)
          .withLines(MAIN + "Long%d.java".formatted(file), 81)
          .withLines(MAIN + "room%d/package-info.java".formatted(file), 5)
          .withLines("few/src/main/java/dev/rushline/few/A%d.java".formatted(file), 81)
          .withLines("fit/src/main/java/dev/rushline/fit/A%d.java".formatted(file), 80)
          .withLines("fit/src/main/java/dev/rushline/fit/B%d.java".formatted(file), 80);
    }

    assertThat(new Sizes().faults(sapling.tree()))
        .containsExactly("m: median of main sources 81 lines, at most 80");
  }

  @Test
  void an_exception_that_nothing_needs() throws IOException {
    sapling.withLines(MAIN + "Long.java", 301).withLines(MAIN + "Short.java", 1);

    assertThat(
            new Excused(new Sizes(), Map.of("Long.java", "a list", "Short.java", "was long"))
                .faults(sapling.tree()))
        .containsExactly("Short.java: needs no exception any more");
  }

  @Test
  void a_word_that_is_explained_twice() throws IOException {
    sapling.with(
        Glossary.PAGE,
        "| word | meaning |",
        "| **hold** | seats kept |",
        "| **called, inside** | **hold** in a meaning |",
        "| **state** (of a found event) | what it offers |",
        "| **inside**, **away** | admitted |");

    assertThat(new Glossary().faults(sapling.tree()))
        .containsExactly("docs/GLOSSARY.md: twice: inside");
  }

  @Test
  void a_glossary_without_words() throws IOException {
    sapling.with(Glossary.PAGE, "no table");

    assertThat(new Glossary().faults(sapling.tree())).hasSize(1);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // file                          => faults
    "m/SeatMap.java,                    0",
    "m/SeatManager.java,                1",
    "m/SeatUtils.java,                  1",
    "m/SeatMapImpl.java,                1",
    "m/SeatMapV2.java,                  1",
    "m/Service.java,                    1",
    "m/SeatService.java,                0",
    "m/Implementation.java,             0",
    "m/util/Seats.java,                 1",
    "m/internal/seats/Seats.java,       1",
    "m/utility/Seats.java,              0",
  })
  void names_that_do_not_say_what_is_inside(String file, int faults) throws IOException {
    sapling.with(file, "class X {}");

    assertThat(new Names().faults(sapling.tree())).hasSize(faults);
  }

  @Test
  void a_room_without_a_label() throws IOException {
    sapling
        .with(MAIN + "a/A.java", "class A {}")
        .with(MAIN + "b/B.java", "class B {}")
        .with(MAIN + "b/package-info.java", "package b;");

    assertThat(new Labels().faults(sapling.tree()))
        .containsExactly(MAIN + "a: no package-info.java");
  }

  @Test
  void unfinished_work_and_paths_of_one_machine() throws IOException {
    sapling
        .with("a.txt", "fine", "TO" + "DO: later", "a" + "TO" + "DOS is a word")
        .with("b.sh", "cd " + "/home/" + "me", "cat https://example.org/home/page target/work/x")
        .with("target/c.txt", "FIX" + "ME: not ours");

    assertThat(new Words().faults(sapling.tree()))
        .containsExactly("a.txt:2: TO" + "DO", "b.sh:1: a path of one machine: " + "/home/" + "m");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    // text of docs/page.md                     => faults
    "'[there](other.md)',                          0",
    "'[there](../README.md)',                      0",
    "'[a folder](../docs)',                        0",
    "'[elsewhere](https://example.org/gone.md)',   0",
    "'[gone](gone.md)',                            1",
    "'[gone](gone.md) [there](other.md) [x](y)',   2",
    "'`[code](gone.md)`',                          0",
    "'[`Code`](gone.md)',                          1",
    "'[heading](other.md#two-words-and-1)',        0",
    "'[no heading](other.md#three)',               1",
    "'[own heading](#page)',                       0",
    "'[no own heading](#gone)',                    1",
  })
  void links_that_lead_nowhere(String text, int faults) throws IOException {
    sapling
        .with("README.md", "# Top")
        .with("docs/other.md", "# Other", "## Two words, and `1`", "```", "# three", "```")
        .with("docs/page.md", "# Page", text, "```", "[in code](gone.md)", "```");

    assertThat(new Links().faults(sapling.tree())).hasSize(faults);
  }

  @Test
  void a_setting_that_the_operations_page_does_not_name() throws IOException {
    sapling
        .with(
            "m/src/main/resources/application.properties",
            "a=${RUSHLINE_A:1}",
            "b=${RUSHLINE_B_C}",
            "c=${RUSHLINE_D:400ms}")
        .with("m/src/test/resources/application.properties", "c=${RUSHLINE_TEST}")
        .with(SettingsDocs.PAGE, "| `RUSHLINE_A` | 1 |", "| `RUSHLINE_D` | 1s |");

    assertThat(new SettingsDocs().faults(sapling.tree()))
        .containsExactly(
            "docs/operations.md: not there: RUSHLINE_B_C",
            "docs/operations.md: RUSHLINE_D without default 400ms");
  }

  @Test
  void decisions_and_module_pages_of_another_form() throws IOException {
    sapling
        .with("pom.xml", "<module>bare</module>", "<module>told</module>", "<module>a/b</module>")
        .with("told/README.md", "- **Purpose**: x", "- **Tests**: x")
        .with(
            "docs/decisions/0001-a.md",
            "# 0001 A",
            "**Context.** **Decision.** **Rejected.** **What would change our mind.**")
        .with(
            "docs/decisions/0003-b.md",
            "# 0003 B",
            "**Context.** **Decision.** **What would change our mind.**");

    assertThat(new Pages().faults(sapling.tree()))
        .containsExactly(
            "docs/decisions/0003-b.md: should be number 0002",
            "docs/decisions/0003-b.md: without **Rejected.**",
            "bare/README.md: not there",
            "told/README.md: without **Read first**");
  }
}
