package dev.rushline.edge.importing.pretix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.catalogue.plan.SeatIds;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.problem.ProblemException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Needs no server and no framework. */
class PretixPlanTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void blocks_of_one_row_become_one_row_with_an_aisle() throws JsonProcessingException {
    SeatingPlan plan = PretixPlan.read(plan(row("A", 0, "1", "2"), row("A", 200, "3", "4")), false);

    var row = plan.sections().getFirst().rows().getFirst();
    assertThat(plan.sections().getFirst().rows()).hasSize(1);
    assertThat(row.runs()).extracting(run -> run.firstAdjacency()).containsExactly(0, 3);
    assertThat(plan.categories()).containsExactly("Category-I");
    assertThat(SeatIds.numbered(plan))
        .containsExactlyInAnyOrder("Stalls:A:1", "Stalls:A:2", "Stalls:A:3", "Stalls:A:4");
  }

  @Test
  void seats_that_collide_are_named_and_refused() throws JsonProcessingException {
    JsonNode plan = plan(row("A", 0, "1", "2"), row("A", 200, "1", "3"));

    assertThat(PretixPlan.faults(plan, false))
        .extracting(PlanFault::pointer)
        .containsExactly(
            "/zones/0/rows/1/seats/0/seat_guid", "/zones/0/rows/1/seats/0/seat_number");
    assertThatThrownBy(() -> PretixPlan.read(plan, false)).isInstanceOf(ProblemException.class);
  }

  @Test
  void new_keys_make_colliding_seats_unique_and_always_the_same() throws JsonProcessingException {
    JsonNode plan = plan(row("A", 0, "1", "2"), row("A", 200, "1", "3"));

    SeatingPlan read = PretixPlan.read(plan, true);

    assertThat(SeatIds.numbered(read))
        .containsExactlyInAnyOrder("Stalls:A:1", "Stalls:A:2", "Stalls:A-2:1", "Stalls:A-2:3");
    assertThat(PretixPlan.read(plan, true)).isEqualTo(read);
  }

  @Test
  void what_the_schema_forbids_is_found_everywhere() throws JsonProcessingException {
    JsonNode plan =
        JSON.readTree(
            """
            {"name":5,"colour":"x","categories":[{"name":"I"},{"name":"I"}],
             "size":{"width":1.5},
             "zones":[{"position":{"x":"0","y":0},"rows":[{"row_number":"A","seats":[
               {"seat_guid":"g","seat_number":"1","position":{"x":0,"y":0},"category":"II"}]}]}]}
            """);

    assertThat(PretixPlan.faults(plan, false))
        .extracting(PlanFault::pointer)
        .containsExactlyInAnyOrder(
            "/name",
            "/colour",
            "/size/height",
            "/size/width",
            "/categories/1/name",
            "/zones/0/position/x",
            "/zones/0/rows/0/seats/0/category");
    assertThat(PretixPlan.faults(plan, true))
        .extracting(PlanFault::pointer)
        .doesNotContain("/colour", "/size/width")
        .contains("/name", "/zones/0/rows/0/seats/0/category");
  }

  private static JsonNode plan(String... rows) throws JsonProcessingException {
    return JSON.readTree(
        """
        {"name":"Hall","size":{"width":100,"height":100},"categories":[{"name":"Category I"}],
         "zones":[{"name":"Stalls","position":{"x":0,"y":0},"rows":[%s]}]}
        """
            .formatted(String.join(",", rows)));
  }

  private static String row(String number, int x, String... seats) {
    List<String> written = new java.util.ArrayList<>();
    for (int i = 0; i < seats.length; i++) {
      written.add(
          """
          {"seat_guid":"%s-%s","seat_number":"%s","position":{"x":%d,"y":0},"category":"Category I"}
          """
              .formatted(number, seats[i], seats[i], i * 20));
    }
    return "{\"row_number\":\"%s\",\"position\":{\"x\":%d,\"y\":0},\"seats\":[%s]}"
        .formatted(number, x, String.join(",", written));
  }
}
