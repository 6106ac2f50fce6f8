package dev.rushline.search.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.streams.RestoredCheckpoint;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.Test;

/** What may know what, and why. */
@AnalyzeClasses(
    packages = "dev.rushline.search",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_projection_knows_only_java =
      classes()
          .that()
          .resideInAPackage("..projection..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("dev.rushline.search.projection..", "java..")
          .because("it runs in a unit test, against plain maps and in a topology alike");

  @ArchTest
  static final ArchRule the_projection_never_reads_a_clock_or_draws_lots =
      noClasses()
          .that()
          .resideInAPackage("..projection..")
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
          .belongToAnyOf(Random.class)
          .because("versions come from the time that the topology tells");

  @ArchTest
  static final ArchRule the_stores_do_not_know_the_topology =
      noClasses()
          .that()
          .resideInAPackage("..stores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..topology..", "..app..")
          .because("state can be read without the machinery that wrote it");

  @ArchTest
  static final ArchRule quarkus_stays_at_the_rim =
      noClasses()
          .that()
          .resideOutsideOfPackage("..app..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus..", "jakarta..")
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
