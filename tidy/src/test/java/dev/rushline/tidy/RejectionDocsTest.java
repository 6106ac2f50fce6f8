package dev.rushline.tidy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/rejections.md is true, and a page that is not is noticed. */
class RejectionDocsTest {
  private Sapling sapling;

  @BeforeEach
  void plant(@TempDir Path root) throws IOException {
    sapling =
        new Sapling(root)
            .with(RejectionDocs.SCHEMA, "{\"symbols\": [\"MALFORMED\", \"SEAT_TAKEN\"]}")
            .with(
                RejectionDocs.RULES,
                "  MALFORMED(1, Retry.NEVER),",
                "  SEAT_TAKEN(15, Retry.LATER);")
            .with(
                RejectionDocs.STATUSES,
                "  VALIDATION_FAILED(400, \"Rules\"),",
                "  SEAT_TAKEN(409, \"Taken\");");
  }

  @Test
  void the_page_of_this_tree_names_every_code_with_its_status() throws IOException {
    assertThat(new RejectionDocs().faults(Tree.ofThisBuild())).isEmpty();
  }

  @Test
  void a_true_page() throws IOException {
    assertThat(
            faults(
                "| `MALFORMED` | 400 | x | never |",
                "| `SEAT_TAKEN` | 409 | x | later: x |",
                "| `VALIDATION_FAILED` | 400 | x |"))
        .isEmpty();
  }

  @Test
  void a_code_that_is_missing_and_one_with_another_status() throws IOException {
    assertThat(faults("| `MALFORMED` | 400 | x | never |", "| `SEAT_TAKEN` | 410 | x | later: x |"))
        .containsExactly(
            "docs/rejections.md: not there: SEAT_TAKEN 409",
            "docs/rejections.md: not there: VALIDATION_FAILED 400",
            "docs/rejections.md: too much: SEAT_TAKEN 410");
  }

  @Test
  void another_precedence() throws IOException {
    assertThat(
            faults(
                "| `SEAT_TAKEN` | 409 | x | later: x |",
                "| `MALFORMED` | 400 | x | never |",
                "| `VALIDATION_FAILED` | 400 | x |"))
        .containsExactly("docs/rejections.md: in another order than the lists in the code");
  }

  @Test
  void rules_and_schema_with_different_words() throws IOException {
    sapling.with(
        RejectionDocs.RULES, "  MALFORMED(1, Retry.NEVER),", "  SEAT_GONE(15, Retry.LATER);");

    assertThat(
            faults(
                "| `MALFORMED` | 400 | x | never |",
                "| `SEAT_TAKEN` | 409 | x | later: x |",
                "| `VALIDATION_FAILED` | 400 | x |"))
        .containsExactly(
            RejectionDocs.RULES + ": not there: SEAT_TAKEN",
            RejectionDocs.RULES + ": too much: SEAT_GONE",
            "docs/rejections.md: not there: SEAT_GONE later",
            "docs/rejections.md: too much: SEAT_TAKEN later");
  }

  @Test
  void another_word_on_trying_again() throws IOException {
    assertThat(
            faults(
                "| `MALFORMED` | 400 | x | never |",
                "| `SEAT_TAKEN` | 409 | x | otherwise: x |",
                "| `VALIDATION_FAILED` | 400 | x |"))
        .containsExactly(
            "docs/rejections.md: not there: SEAT_TAKEN later",
            "docs/rejections.md: too much: SEAT_TAKEN otherwise");
  }

  private List<String> faults(String... rows) throws IOException {
    return new RejectionDocs().faults(sapling.with(RejectionDocs.PAGE, rows).tree());
  }
}
