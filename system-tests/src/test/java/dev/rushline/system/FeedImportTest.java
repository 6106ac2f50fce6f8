package dev.rushline.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Real feeds through the command line; skipped where they are not beside the clone. The last of the
 * shared system: it is busy with 31,609 events for a while afterwards, and others measure out how
 * long an answer may take.
 */
@Tag("long")
@Order(Integer.MAX_VALUE)
@ExtendWith(WithRunningSystem.class)
class FeedImportTest {
  private static final Path DATA = Path.of(System.getProperty("rushline.root"), "../shared/data");

  private final Shell shell;

  FeedImportTest(RunningSystem system) {
    shell = new Shell(system);
  }

  @BeforeEach
  void theFeedsAreHere() {
    assumeTrue(Files.isDirectory(DATA), () -> "no feeds at " + DATA.normalize());
  }

  @Test
  void lines_without_a_place_are_refused_one_by_one_and_the_rest_is_imported() throws Exception {
    String file = DATA.resolve("catalogue/tickit-events.ndjson.gz").toString();

    Shell.Result first = shell.rushline("import", "--all", file);
    Shell.Result again = shell.rushline("import", file);

    assertThat(first.exitCode()).isEqualTo(1);
    assertThat(first.output()).contains("8,659 imported (8,659 new", "139 refused");
    assertThat(first.lines()).filteredOn(line -> line.matches("line \\d+: .+")).hasSize(139);
    assertThat(again.exitCode()).isEqualTo(1);
    assertThat(again.output()).contains("(0 new, 0 changed, 8,659 unchanged)", "139 refused");
  }

  @Test
  void a_feed_without_faults_is_imported_whole() throws Exception {
    Shell.Result result =
        shell.rushline("import", DATA.resolve("catalogue/nyphil-events.ndjson.gz").toString());

    assertThat(result.exitCode()).as(result.output()).isZero();
    assertThat(result.output()).contains("22,950 imported", "0 refused");
  }

  @Test
  void a_faulty_seating_plan_is_refused_with_its_faults_and_imported_when_told_to_rekey()
      throws Exception {
    String file = DATA.resolve("seating/pretix_plan_738.json").toString();

    Shell.Result refused = shell.rushline("import", file);
    Shell.Result rekeyed = shell.rushline("import", "--rekey", file);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.output()).contains("seat_guid", "refused, nothing was changed");
    assertThat(rekeyed.output()).as("what --rekey cannot mend").doesNotContain("seat_guid");
  }
}
