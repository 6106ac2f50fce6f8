package dev.rushline.edge.catalogue.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.problem.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Needs no server and no framework. */
class PlanRulesTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # sections                                                                                     | first fault
          []                                                                                             | sections
          [{"id":"A:1","kind":"STANDING","capacity":1,"category":"P"}]                                   | sections[0].id
          [{"id":"A","kind":"STANDING","capacity":-1,"category":"P"}]                                    | sections[0].capacity
          [{"id":"A","kind":"STANDING","capacity":100001,"category":"P"}]                                | sections[0].capacity
          [{"id":"A","kind":"STANDING","capacity":0,"category":"P"}]                                     | sections
          [{"id":"A","kind":"STANDING","capacity":1}]                                                    | sections[0].category
          [{"id":"A","kind":"STANDING","capacity":60000,"category":"P"},{"id":"B","kind":"STANDING","capacity":60000,"category":"P"}] | sections
          [{"id":"A","kind":"STANDING","capacity":1,"category":"P"},{"id":"A","kind":"STANDING","capacity":1,"category":"P"}]         | sections[1].id
          [{"id":"A","rows":[]}]                                                                         | sections[0].rows
          [{"id":"A","rows":[null]}]                                                                     | sections[0].rows[0]
          [{"id":"A","rows":[{"id":"1:2","runs":[{"count":1,"firstNumber":1,"category":"P"}]}]}]         | sections[0].rows[0].id
          [{"id":"A","rows":[{"id":"1","runs":[]}]}]                                                     | sections[0].rows[0].runs
          [{"id":"A","rows":[{"id":"1","runs":[{"count":0,"firstNumber":1,"category":"P"}]}]}]           | sections[0].rows[0].runs[0].count
          [{"id":"A","rows":[{"id":"1","runs":[{"count":501,"firstNumber":1,"category":"P"}]}]}]         | sections[0].rows[0].runs[0].count
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"category":"P"}]}]}]                           | sections[0].rows[0].runs[0].firstNumber
          [{"id":"A","rows":[{"id":"1","runs":[{"count":3,"firstNumber":1,"numberStep":-1,"category":"P"}]}]}] | sections[0].rows[0].runs[0].firstNumber
          [{"id":"A","rows":[{"id":"1","runs":[{"count":3,"firstNumber":1,"numberStep":0,"category":"P"}]}]}]  | sections[0].rows[0].runs[0].numberStep
          [{"id":"A","rows":[{"id":"1","runs":[{"count":2,"labels":["1"],"category":"P"}]}]}]            | sections[0].rows[0].runs[0].labels
          [{"id":"A","rows":[{"id":"1","runs":[{"count":2,"labels":["1","1"],"category":"P"}]}]}]        | sections[0].rows[0].runs[0].labels[1]
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"labels":["a:b"],"category":"P"}]}]}]          | sections[0].rows[0].runs[0].labels[0]
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"firstNumber":1,"category":"a b"}]}]}]         | sections[0].rows[0].runs[0].category
          [{"id":"A","rows":[{"id":"1","runs":[{"count":2,"firstNumber":1,"category":"P"},{"count":1,"firstNumber":9,"firstAdjacency":1,"category":"P"}]}]}] | sections[0].rows[0].runs[1].firstAdjacency
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"firstNumber":1,"firstAdjacency":2147483647,"category":"P"}]}]}] | sections[0].rows[0].runs[0].firstAdjacency
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"firstNumber":1,"category":"P","positions":[[1]]}]}]}]    | sections[0].rows[0].runs[0].positions[0]
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"firstNumber":1,"category":"P","positions":[[1,null]]}]}]}] | sections[0].rows[0].runs[0].positions[0]
          [{"id":"A","rows":[{"id":"1","runs":[{"count":1,"firstNumber":1,"category":"P"}]},{"id":"1","runs":[{"count":1,"firstNumber":1,"category":"P"}]}]}] | sections[0].rows[1].id
          """)
  void a_broken_rule_is_named_with_its_place(String sections, String firstFault) throws Exception {
    SeatingPlan plan = JSON.readValue("{\"sections\":" + sections + "}", SeatingPlan.class);

    assertThat(PlanRules.faultsOf(plan)).extracting(FieldError::field).startsWith(firstFault);
  }

  @Test
  void what_may_be_left_out_is_filled_in() throws Exception {
    SeatingPlan plan =
        JSON.readValue(
            """
            {"sections":[{"id":"A","rows":[{"id":"1","runs":[
              {"count":3,"firstNumber":1,"category":"P"},
              {"count":2,"firstNumber":4,"category":"Q"}]}]}]}
            """,
            SeatingPlan.class);

    assertThat(PlanRules.faultsOf(plan)).isEmpty();
    Row row = plan.complete().sections().getFirst().rows().getFirst();

    assertThat(row.runs()).extracting(Run::firstAdjacency).containsExactly(0, 3);
    assertThat(row.focalAdjacency()).isEqualTo(2);
    assertThat(row.rank()).isZero();
  }

  @Test
  void a_plan_with_a_fault_in_every_seat_lists_a_bounded_number() {
    Run broken =
        new Run(500, null, null, null, null, "P", null, null, null, null, null, null, null);
    Row row = new Row("1", null, null, null, null, java.util.Collections.nCopies(500, broken));
    SeatingPlan plan =
        new SeatingPlan(
            java.util.Collections.nCopies(5, Section.seated("A", "A", java.util.List.of(row))));

    assertThat(PlanRules.faultsOf(plan)).hasSize(PlanRules.FAULTS_MAX);
  }
}
