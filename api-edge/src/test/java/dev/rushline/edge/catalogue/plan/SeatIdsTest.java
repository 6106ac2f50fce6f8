package dev.rushline.edge.catalogue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Needs no server and no framework. */
class SeatIdsTest {

  @Test
  void a_smaller_plan_has_lost_its_last_seats() {
    assertThat(SeatIds.removed(DefaultPlan.of(27), DefaultPlan.of(25)))
        .containsExactly("S1:B:1", "S1:B:2");
  }

  @Test
  void a_larger_plan_has_lost_nothing() {
    assertThat(SeatIds.removed(DefaultPlan.of(25), DefaultPlan.of(600))).isEmpty();
  }

  @Test
  void a_smaller_standing_area_has_lost_its_first_missing_place() {
    SeatingPlan before = new SeatingPlan(List.of(Section.standing("GA", "Floor", 100, "P")));
    SeatingPlan after = new SeatingPlan(List.of(Section.standing("GA", "Floor", 80, "P")));

    assertThat(SeatIds.removed(before, after)).containsExactly("GA::81");
  }

  @Test
  void labels_follow_the_numbering_rule() {
    Run odd = new Run(3, 0, 1, 2, null, "P", null, null, null, null, null, null, null);
    SeatingPlan plan =
        new SeatingPlan(
            List.of(
                Section.seated(
                    "L", "Left", List.of(new Row("A", 0, 1, null, null, List.of(odd))))));

    assertThat(SeatIds.numbered(plan)).containsExactlyInAnyOrder("L:A:1", "L:A:3", "L:A:5");
  }
}
