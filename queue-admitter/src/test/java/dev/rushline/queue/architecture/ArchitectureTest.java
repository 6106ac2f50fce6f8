package dev.rushline.queue.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.queue.line.FanPlace;
import dev.rushline.queue.line.Line;
import dev.rushline.queue.line.LineBook;
import dev.rushline.queue.line.LineEvent;
import dev.rushline.streams.RestoredCheckpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.Test;

/** What may know what, and why. */
@AnalyzeClasses(
    packages = "dev.rushline.queue",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_rules_know_only_java =
      classes()
          .that()
          .resideInAPackage("dev.rushline.queue.line..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.rushline.queue.line..", "dev.rushline.queue.lottery..", "java..")
          .because("they run in a unit test, a simulator, a replay and a topology alike");

  @ArchTest
  static final ArchRule the_rules_never_read_a_clock_or_draw_lots =
      noClasses()
          .that()
          .resideInAPackage("dev.rushline.queue.line..")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .callMethod(System.class, "nanoTime")
          .orShould()
          .callMethod(Math.class, "random")
          .orShould()
          .callMethod(UUID.class, "randomUUID")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(Random.class, Clock.class)
          .because("replay must admit the same fans as the first run");

  @ArchTest
  static final ArchRule a_line_goes_from_one_phase_to_another_in_one_place =
      noClasses()
          .that()
          .doNotHaveSimpleName("LinePhases")
          .should()
          .callConstructor(LineEvent.GatheringBegan.class, String.class)
          .orShould()
          .callConstructor(LineEvent.LineOpened.class, long.class, Optional.class)
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

  @ArchTest
  static final ArchRule the_stores_do_not_know_the_topology =
      noClasses()
          .that()
          .resideInAPackage("dev.rushline.queue.stores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.rushline.queue.topology..", "dev.rushline.queue.app..")
          .because("state can be read without the machinery that wrote it");

  @ArchTest
  static final ArchRule the_topology_does_not_know_the_process =
      noClasses()
          .that()
          .resideInAPackage("dev.rushline.queue.topology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("dev.rushline.queue.app..")
          .because("seeds and lag are given to it, in a test as in the process");

  @ArchTest
  static final ArchRule quarkus_stays_at_the_rim =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.rushline.queue.app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..", "org.eclipse.microprofile..")
          .because("the topology runs in tests and tools without a container");

  @ArchTest
  static final ArchRule no_processor_runs_with_a_disk_that_is_believed_after_a_crash =
      classes()
          .that()
          .implement(Processor.class)
          .should()
          .callMethod(RestoredCheckpoint.class, "delete", ProcessingContext.class)
          .because("what a transaction put may be on disk, and be aborted");

  @ArchTest
  static final ArchRule no_dumping_grounds =
      noClasses()
          .should()
          .resideInAnyPackage("..util..", "..utils..", "..common..", "..commons..", "..impl..")
          .because("a room's name says what is inside")
          .allowEmptyShould(true);

  @Test
  void the_rules_can_fail() {
    JavaClasses offender = new ClassFileImporter().importClasses(ReadsAClock.class);

    assertThat(
            noClasses().should().callMethod(Instant.class, "now").evaluate(offender).hasViolation())
        .isTrue();
  }

  /** What the rules are against. */
  static final class ReadsAClock {
    Instant read() {
      return Instant.now();
    }
  }
}
