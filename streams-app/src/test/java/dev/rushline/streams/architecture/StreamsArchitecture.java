package dev.rushline.streams.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.rushline.streams.RestoredCheckpoint;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.processor.api.Processor;

/**
 * What may know what in a stream application, and why. Rooms have the same names in all of them,
 * but for the one with the rules, which each names itself.
 */
public final class StreamsArchitecture {

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
  static final ArchRule the_topology_does_not_know_the_process =
      noClasses()
          .that()
          .resideInAPackage("..topology..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..app..")
          .because("what it needs of the process is given to it, in a test as in the process");

  @ArchTest
  static final ArchRule quarkus_stays_at_the_rim =
      noClasses()
          .that()
          .resideOutsideOfPackage("..app..")
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

  private StreamsArchitecture() {}

  /** Rules know each other, what things are called, and Java. */
  public static ArchRule knowOnlyJava(String... rooms) {
    return classes()
        .that()
        .resideInAnyPackage(rooms)
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            Stream.concat(
                    Stream.of(rooms),
                    Stream.of("dev.rushline.schemas.ids..", "java..", "javax.crypto.."))
                .toArray(String[]::new))
        .because("rules run in a unit test, a simulator, a replay and a topology alike");
  }

  /** Rules are told the time, and nothing in them is left to chance. */
  public static ArchRule neverReadAClockOrDrawLots(String... rooms) {
    return noClasses()
        .that()
        .resideInAnyPackage(rooms)
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
        .because("a replay must decide as the first run did");
  }
}
