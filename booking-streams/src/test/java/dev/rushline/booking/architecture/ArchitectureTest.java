package dev.rushline.booking.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.hall.Move;
import dev.rushline.streams.RestoredCheckpoint;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;
import org.junit.jupiter.api.Test;

/** What may know what, and why. */
@AnalyzeClasses(
    packages = "dev.rushline.booking",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** The rooms of the rules, the highest first: each may know those after it. */
  private static final List<String> ROOMS = List.of("seating", "choice", "books", "terms", "hall");

  private static final String[] RULES =
      ROOMS.stream().map(room -> "dev.rushline.booking." + room + "..").toArray(String[]::new);

  @ArchTest static final ArchRule from_a_room_of_the_rules_one_only_goes_down = downwards();

  private static ArchRule downwards() {
    LayeredArchitecture house = layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String room : ROOMS) {
      house = house.layer(room).definedBy("dev.rushline.booking." + room + "..");
    }
    for (int floor = 0; floor < ROOMS.size(); floor++) {
      String[] below = ROOMS.subList(floor + 1, ROOMS.size()).toArray(String[]::new);
      house =
          below.length == 0
              ? house.whereLayer(ROOMS.get(floor)).mayNotAccessAnyLayer()
              : house.whereLayer(ROOMS.get(floor)).mayOnlyAccessLayers(below);
    }
    return house.because("who reads a room needs to know only those below it");
  }

  @ArchTest
  static final ArchRule no_two_rooms_know_each_other =
      slices()
          .matching("dev.rushline.booking.(*)..")
          .should()
          .beFreeOfCycles()
          .because("of two rooms in a circle neither can be read first");

  @ArchTest
  static final ArchRule seats_change_hands_in_one_place =
      classes()
          .that()
          .belongToAnyOf(Move.class)
          .should()
          .onlyHaveDependentClassesThat()
          .haveNameMatching(
              "dev[.]rushline[.]booking[.](hall[.]Move|seating[.]SaleChanges)([$].*)?")
          .because("what was decided is applied once, and nothing else is");

  @ArchTest
  static final ArchRule rules_cannot_write =
      noClasses()
          .that()
          .resideInAnyPackage("..seating..", "..choice..")
          .and()
          .haveNameNotMatching(".*[.](BoxOffice|CommandInHand|SaleChanges)([$].*)?")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(SaleBook.class)
          .because("a decision is a value, and what it changes is applied after it");

  @ArchTest
  static final ArchRule the_rules_know_only_java =
      classes()
          .that()
          .resideInAnyPackage(RULES)
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage(RULES).or(resideInAPackage("java..")))
          .because("they run in a unit test, a simulator, a replay and a topology alike");

  @ArchTest
  static final ArchRule the_rules_never_read_a_clock_or_draw_lots =
      noClasses()
          .that()
          .resideInAnyPackage(RULES)
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
          .because("replay must reach the same state as the first run");

  @ArchTest
  static final ArchRule the_stores_know_neither_the_rules_nor_the_topology =
      noClasses()
          .that()
          .resideInAPackage("..stores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..seating..", "..choice..", "..topology..", "..app..")
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
