package dev.rushline.connect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When what keeps failing is restarted. */
class RestartScheduleTest {
  private final RestartSchedule schedule = new RestartSchedule();
  private Instant now = Instant.EPOCH;

  /**
   * Seconds from now at which a connector that stays failed is restarted, looked at each second.
   */
  private List<Long> restarts(Duration time) {
    List<Long> restarts = new ArrayList<>();
    for (long second = 0; second < time.toSeconds(); second++) {
      if (schedule.failed("one", now)) {
        restarts.add(second);
      }
      now = now.plusSeconds(1);
    }
    return restarts;
  }

  @Test
  void what_keeps_failing_is_restarted_more_and_more_rarely_and_never_given_up() {
    assertThat(restarts(Duration.ofMinutes(25)))
        .containsExactly(5L, 15L, 35L, 75L, 155L, 315L, 615L, 915L, 1215L);
  }

  @Test
  void what_was_well_for_ten_minutes_begins_anew() {
    restarts(Duration.ofMinutes(5));
    now = now.plus(RestartSchedule.WELL);

    assertThat(restarts(Duration.ofSeconds(20))).containsExactly(5L, 15L);
  }

  @Test
  void what_was_well_for_a_moment_goes_on_where_it_was() {
    restarts(Duration.ofSeconds(40));
    now = now.plusSeconds(60);

    assertThat(restarts(Duration.ofSeconds(10))).containsExactly(0L);
  }

  @Test
  void connectors_do_not_wait_for_each_other() {
    restarts(Duration.ofSeconds(160));

    assertThat(schedule.failed("other", now)).isFalse();
    assertThat(schedule.failed("other", now.plusSeconds(5))).isTrue();
  }
}
