package dev.rushline.edge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.RejectionCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemCodeTest {

  /** MALFORMED is a broken rule of the request, which has a problem with another name. */
  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MALFORMED")
  void every_rejection_of_the_owner_has_a_problem_of_the_same_name(RejectionCode rejection) {
    assertThat(ProblemCode.valueOf(rejection.name()).status())
        .isBetween(400, rejection == RejectionCode.SALE_QUARANTINED ? 503 : 499);
  }

  @ParameterizedTest
  @EnumSource
  void every_code_has_a_status_and_a_title(ProblemCode code) {
    assertThat(code.status()).isBetween(400, 599);
    assertThat(code.title()).isNotBlank();
  }
}
