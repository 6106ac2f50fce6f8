package dev.rushline.search.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.streams.architecture.StreamsArchitecture;

/**
 * What may know what, and why: as in every stream application, with the projection as its rules.
 */
@AnalyzeClasses(
    packages = "dev.rushline.search",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  private static final String PROJECTION = "dev.rushline.search.projection..";

  @ArchTest static final ArchTests OF_ALL = ArchTests.in(StreamsArchitecture.class);

  @ArchTest
  static final ArchRule the_projection_knows_only_java =
      StreamsArchitecture.knowOnlyJava(PROJECTION);

  @ArchTest
  static final ArchRule the_projection_never_reads_a_clock_or_draws_lots =
      StreamsArchitecture.neverReadAClockOrDrawLots(PROJECTION);
}
