package dev.rushline.booking.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.seating.SaleCommand;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A command to end holds keeps others waiting for about as long, whatever the owner's speed. */
class PortionTest {
  private static final int MANY_TIMES = 20;

  private final Portion portion = new Portion();

  @Test
  void begins_small() {
    assertThat(portion.size()).isEqualTo(Portion.LEAST);
  }

  @Test
  void comes_to_what_is_decided_in_the_aim() {
    oneTakes(Portion.AIM.dividedBy(20), MANY_TIMES);

    assertThat(portion.size()).isEqualTo(20);
  }

  @Test
  void grows_step_by_step() {
    oneTakes(Portion.AIM.dividedBy(1_000), 1);

    assertThat(portion.size()).isEqualTo(2 * Portion.LEAST);
  }

  @Test
  void has_bounds() {
    oneTakes(Portion.AIM.dividedBy(1_000), MANY_TIMES);
    assertThat(portion.size()).isEqualTo(SaleCommand.Bounded.MOST);

    oneTakes(Portion.AIM, 1);
    assertThat(portion.size()).isEqualTo(Portion.LEAST);
  }

  @Test
  void a_command_that_found_nothing_tells_nothing() {
    oneTakes(Portion.AIM.dividedBy(20), MANY_TIMES);

    portion.decided(0, Portion.AIM);

    assertThat(portion.size()).isEqualTo(20);
  }

  private void oneTakes(Duration each, int times) {
    for (int i = 0; i < times; i++) {
      portion.decided(portion.size(), each.multipliedBy(portion.size()));
    }
  }
}
