package dev.rushline.edge;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what in the edge, and why. */
@AnalyzeClasses(
    packages = "dev.rushline.edge",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule plans_know_no_database_and_no_http =
      noClasses()
          .that()
          .resideInAPackage("..catalogue.plan..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "org.hibernate..", "jakarta.persistence..", "jakarta.ws.rs..", "io.vertx.."))
          .because("a plan is checked on a worker, in a unit test and by an importer alike");

  @ArchTest
  static final ArchRule problems_know_nothing_of_what_went_wrong =
      noClasses()
          .that()
          .resideInAPackage("..edge.problem..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  "..edge.catalogue..",
                  "..edge.booking..",
                  "..edge.importing..",
                  "..edge.replies.."))
          .because("every package throws problems; a way back would be a circle");

  @ArchTest
  static final ArchRule the_catalogue_does_not_know_who_feeds_it =
      noClasses()
          .that()
          .resideInAPackage("..edge.catalogue..")
          .should()
          .dependOnClassesThat(resideInAnyPackage("..edge.importing..", "..edge.booking.."))
          .because("imports and bookings stand on the catalogue, not the reverse");

  @ArchTest
  static final ArchRule only_stores_and_writers_speak_sql =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Resource")
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.hibernate..", "jakarta.persistence.."))
          .because("a resource parses, calls and maps; nothing else");

  @ArchTest
  static final ArchRule deciding_about_a_feed_is_plain_java =
      classes()
          .that()
          .haveSimpleName("DecideBatch")
          .should()
          .onlyDependOnClassesThat(resideInAnyPackage("dev.rushline.edge..", "java.."))
          .because("what a feed changes is decided without a database");
}
