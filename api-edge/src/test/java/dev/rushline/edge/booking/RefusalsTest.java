package dev.rushline.edge.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalsTest {

  @ParameterizedTest
  @EnumSource(RejectionCode.class)
  void every_no_of_the_owner_but_its_own_fault_is_a_4xx_and_every_409_names_its_seats(
      RejectionCode code) {
    ProblemException problem = Refusals.problem(new Refusal(code, List.of(), null, List.of()));
    if (code == RejectionCode.SALE_QUARANTINED) {
      assertThat(problem.code().status()).isEqualTo(503);
      return;
    }
    assertThat(problem.code().status()).isBetween(400, 499);
    if (problem.code().status() == 409) {
      assertThat(problem.problem().extensions()).containsEntry("seats", List.of());
    }
  }

  @ParameterizedTest
  @CsvSource({
    // millis, seconds
    "0,     1",
    "1,     1",
    "1000,  1",
    "1001,  2",
    "480000, 480"
  })
  void the_time_to_wait_is_whole_seconds_and_never_too_short(long millis, long seconds) {
    Refusal refusal = new Refusal(RejectionCode.SEAT_TAKEN, List.of("S1:A:1"), millis, List.of());
    assertThat(Refusals.problem(refusal).problem().extensions())
        .containsEntry("retryAfter", seconds);
  }

  @Test
  void nothing_is_said_about_waiting_where_it_does_not_help() {
    Refusal refusal = new Refusal(RejectionCode.SALE_CLOSED, List.of(), null, List.of());
    assertThat(Refusals.problem(refusal).problem().extensions()).doesNotContainKey("retryAfter");
  }
}
