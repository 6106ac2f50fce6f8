package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** How far behind a reader is, from where the log ended when. */
class LagHistoryTest {
  private static final long BEHIND = LagHistory.RECORDS_NOT_BEHIND + 1;

  private final LagHistory history = new LagHistory();

  @Test
  void a_reader_at_the_end_is_not_behind() {
    assertThat(history.lag(0, 1_000, 1_000)).isZero();
  }

  @Test
  void markers_at_the_end_are_no_lag() {
    assertThat(history.lag(0, 1_000, 1_000 - LagHistory.RECORDS_NOT_BEHIND)).isZero();
    assertThat(history.lag(60_000, 1_000, 1_000 - LagHistory.RECORDS_NOT_BEHIND)).isZero();
  }

  @Test
  void of_a_log_seen_for_the_first_time_nothing_is_known_yet() {
    assertThat(history.lag(5_000, 1_000, 1_000 - BEHIND)).isZero();
  }

  @Test
  void a_reader_that_stands_still_falls_behind_as_time_goes_on() {
    history.lag(0, 1_000, 1_000);
    history.lag(1_000, 2_000, 1_000);

    assertThat(history.lag(2_000, 3_000, 1_000)).isEqualTo(Duration.ofSeconds(1));
    assertThat(history.lag(3_000, 3_000, 1_000)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_reader_that_moves_on_is_as_far_behind_as_the_oldest_record_it_has_not_done() {
    history.lag(0, 1_000, 0);
    history.lag(1_000, 2_000, 0);
    history.lag(2_000, 3_000, 0);

    // Its next record came after the first sample, and by the second at the latest.
    assertThat(history.lag(3_000, 4_000, 1_500)).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void a_sample_that_the_reader_has_reached_says_nothing_of_the_records_after_it() {
    history.lag(0, 1_000, 0);
    history.lag(1_000, 2_000, 0);

    assertThat(history.lag(2_000, 3_000, 1_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_reader_that_has_caught_up_starts_anew() {
    history.lag(0, 1_000, 0);
    history.lag(10_000, 1_000, 0);
    history.lag(11_000, 1_000, 1_000);

    assertThat(history.lag(12_000, 2_000, 1_000)).isZero();
    assertThat(history.lag(13_000, 2_000, 1_000)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_lag_is_shown_up_to_the_number_of_samples_that_are_kept() {
    Duration lag = Duration.ZERO;
    for (int second = 0; second < 2 * LagHistory.SAMPLES_MAX; second++) {
      lag = history.lag(second * 1_000L, 1_000, 0);
    }

    assertThat(lag).isEqualTo(Duration.ofSeconds(LagHistory.SAMPLES_MAX - 1));
  }
}
