package dev.rushline.edge.catalogue.sale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.catalogue.plan.DefaultPlan;
import dev.rushline.schemas.booking.SeatRun;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Needs no server and no framework. */
class PlanSectionsTest {

  @Test
  void a_run_is_cut_where_the_reason_for_holding_back_changes() {
    Map<String, String> heldBack = Map.of("S1:A:3", "sound", "S1:A:4", "sound", "S1:A:25", "view");

    List<SeatRun> runs = runs(heldBack);

    assertThat(runs)
        .extracting(SeatRun::getCount, SeatRun::getFirstAdjacency, SeatRun::getFirstNumber)
        .containsExactly(tuple(2, 0, 1), tuple(2, 2, 3), tuple(20, 4, 5), tuple(1, 24, 25));
    assertThat(runs)
        .extracting(SeatRun::getHeldBackReason)
        .containsExactly(null, "sound", null, "view");
  }

  @Test
  void seats_the_plan_does_not_have_are_passed_over() {
    assertThat(runs(Map.of("S9:A:1", "gone"))).hasSize(1);
  }

  private static List<SeatRun> runs(Map<String, String> heldBack) {
    return PlanSections.of(DefaultPlan.of(25), heldBack, true)
        .getFirst()
        .getRows()
        .getFirst()
        .getRuns();
  }

  private static org.assertj.core.groups.Tuple tuple(Object... values) {
    return org.assertj.core.groups.Tuple.tuple(values);
  }
}
