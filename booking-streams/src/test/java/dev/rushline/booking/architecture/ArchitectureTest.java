package dev.rushline.booking.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.junit.ArchTests;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import dev.rushline.booking.books.SaleBook;
import dev.rushline.booking.hall.Move;
import dev.rushline.streams.architecture.StreamsArchitecture;
import java.util.List;

/** What may know what, and why: as in every stream application, and from room to room. */
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

  @ArchTest static final ArchTests OF_ALL = ArchTests.in(StreamsArchitecture.class);

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
  static final ArchRule the_rules_know_only_java = StreamsArchitecture.knowOnlyJava(RULES);

  @ArchTest
  static final ArchRule the_rules_never_read_a_clock_or_draw_lots =
      StreamsArchitecture.neverReadAClockOrDrawLots(RULES);

  @ArchTest
  static final ArchRule the_stores_do_not_know_the_rules =
      noClasses()
          .that()
          .resideInAPackage("..stores..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..seating..", "..choice..")
          .because("state can be read without whoever decides by it");
}
