package dev.rushline.queue.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.streams.architecture.StreamsArchitecture;

/** What may know what, and why: as in every stream application, with the line and its lottery. */
@AnalyzeClasses(
    packages = "dev.rushline.queue",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String[] RULES = {
    "dev.rushline.queue.line..", "dev.rushline.queue.lottery.."
  };

  @ArchTest static final ArchTests OF_ALL = ArchTests.in(StreamsArchitecture.class);

  @ArchTest
  static final ArchRule the_rules_know_only_java = StreamsArchitecture.knowOnlyJava(RULES);

  @ArchTest
  static final ArchRule the_rules_never_read_a_clock_or_draw_lots =
      StreamsArchitecture.neverReadAClockOrDrawLots(RULES);
}
