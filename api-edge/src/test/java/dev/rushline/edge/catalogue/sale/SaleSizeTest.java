package dev.rushline.edge.catalogue.sale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.catalogue.plan.DefaultPlan;
import dev.rushline.edge.catalogue.plan.SeatingPlan;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Needs no server and no framework. */
class SaleSizeTest {

  @Test
  void the_largest_regular_plan_can_be_sold() {
    assertThatCode(() -> SaleSize.requireSellable(DefaultPlan.of(SeatingPlan.PLACES_MAX)))
        .doesNotThrowAnyException();
  }

  @Test
  void a_definition_that_would_stop_the_outbox_is_refused() {
    assertThatCode(
            () ->
                SaleSize.requireSendable("gig", ByteBuffer.allocate(SaleSize.DEFINITION_BYTES_MAX)))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () ->
                SaleSize.requireSendable(
                    "gig", ByteBuffer.allocate(SaleSize.DEFINITION_BYTES_MAX + 1)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            refused -> assertThat(refused.code()).isEqualTo(ProblemCode.SALE_TOO_LARGE));
  }
}
