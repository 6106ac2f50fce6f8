package dev.rushline.edge.catalogue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs no server and no framework. */
class DefaultPlanTest {

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # asked,  places, sections, rows of the last, seats of its last row
          1,        1,      1,        1,                1
          25,       25,     1,        1,                25
          26,       26,     1,        2,                1
          500,      500,    1,        20,               25
          501,      501,    2,        1,                1
          60000,    60000,  120,      20,               25
          91704,    91704,  184,      9,                4
          1000000,  100000, 200,      20,               25
          """)
  void is_sized_by_capacity(int asked, int places, int sections, int rows, int lastSeats) {
    SeatingPlan plan = DefaultPlan.of(asked);

    Section last = plan.sections().getLast();
    assertThat(plan.places()).isEqualTo(places);
    assertThat(plan.sections()).hasSize(sections);
    assertThat(last.rows()).hasSize(rows);
    assertThat(last.rows().getLast().seats()).isEqualTo(lastSeats);
  }

  @Test
  void keeps_the_rules_and_names_the_documented_categories() {
    SeatingPlan plan = DefaultPlan.of(500);

    assertThat(PlanRules.faultsOf(plan)).isEmpty();
    assertThat(plan.categories()).containsExactly("P1", "P2", "P3");
    assertThat(rowsOf(plan, "P1")).containsExactly("A", "B", "C", "D", "E");
    assertThat(rowsOf(plan, "P3")).containsExactly("N", "O", "P", "Q", "R", "S", "T");
  }

  @Test
  void the_largest_plan_has_unique_seats() {
    assertThat(SeatIds.numbered(DefaultPlan.of(100_000))).hasSize(100_000);
  }

  private static List<String> rowsOf(SeatingPlan plan, String category) {
    return plan.sections().getFirst().rows().stream()
        .filter(row -> row.runs().getFirst().category().equals(category))
        .map(Row::id)
        .toList();
  }
}
