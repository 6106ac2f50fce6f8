package dev.rushline.queue.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineBook;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.queue.line.Lottery;
import dev.rushline.streams.architecture.StreamsArchitecture;
import java.util.Optional;

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

  @ArchTest
  static final ArchRule a_line_goes_from_one_phase_to_another_in_one_place =
      noClasses()
          .that()
          .doNotHaveSimpleName("LinePhases")
          .should()
          .callConstructor(LineEvent.GatheringBegan.class, String.class)
          .orShould()
          .callConstructor(LineEvent.LineOpened.class, Optional.class)
          .orShould()
          .callConstructor(LineEvent.ListClosed.class, Lottery.class)
          .orShould()
          .callConstructor(LineEvent.LineWithdrawn.class)
          .orShould()
          .callConstructor(LineEvent.LineRetired.class)
          .because("whoever asks how a line ends, or begins, finds all answers there");

  @ArchTest
  static final ArchRule only_what_has_happened_is_written =
      noClasses()
          .that()
          .resideInAPackage("dev.rushline.queue.line..")
          .and()
          .doNotHaveSimpleName("LineChanges")
          .should()
          .callMethod(LineBook.class, "save", Line.class)
          .orShould()
          .callMethod(LineBook.class, "save", FanPlace.class)
          .because("rules say what is to happen, and a replay applies it without them");
}
