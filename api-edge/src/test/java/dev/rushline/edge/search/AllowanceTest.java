package dev.rushline.edge.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class AllowanceTest {
  private long now = -5;
  private final Allowance allowance = new Allowance(0.5, Duration.ofMillis(100), () -> now);

  @Test
  void a_burst_is_paid_from_what_was_saved() {
    spend(60);
    assertThat(allowance.isLeft()).isTrue();
    spend(60); // overdrawn by 20
    assertThat(allowance.isLeft()).isFalse();
  }

  @Test
  void what_was_overdrawn_comes_back_with_its_share_of_time() {
    spend(120);
    pass(39);
    assertThat(allowance.isLeft()).isFalse();
    pass(2);
    assertThat(allowance.isLeft()).isTrue();
  }

  @Test
  void no_more_is_saved_than_the_most() {
    pass(1_000_000);
    assertThat(allowance.isLeft()).isTrue();
    spend(101);
    assertThat(allowance.isLeft()).isFalse();
  }

  @Test
  void in_the_long_run_work_takes_its_share() {
    long worked = 0;
    for (int ms = 0; ms < 10_000; ms++) {
      if (allowance.isLeft()) {
        spend(7);
        worked += 7;
      }
      pass(1);
    }
    assertThat(worked).isBetween(5_000L, 5_110L);
  }

  private void spend(long ms) {
    allowance.spend(Duration.ofMillis(ms));
  }

  private void pass(long ms) {
    now += Duration.ofMillis(ms).toNanos();
  }
}
