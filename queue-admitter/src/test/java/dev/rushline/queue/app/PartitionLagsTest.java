package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How far the owner of the sales is behind, event by event as far as partitions go. */
class PartitionLagsTest {
  private static final int FLOODED = 2;
  private static final int OTHER = 3;

  private final PartitionLags lags = new PartitionLags();

  @Test
  void who_is_behind_in_one_partition_is_not_behind_in_another() {
    Map<Integer, Duration> measured = Map.of();
    for (int second = 0; second <= 7; second++) {
      measured =
          lags.measured(
              second * 1_000L,
              Map.of(FLOODED, 100_000L * (second + 1), OTHER, 1_000L),
              Map.of(FLOODED, 10L, OTHER, 1_000L));
    }

    assertThat(measured)
        .containsEntry(FLOODED, Duration.ofSeconds(7))
        .containsEntry(OTHER, Duration.ZERO);
  }

  @Test
  void a_partition_in_which_nothing_was_done_is_behind() {
    lags.measured(0, Map.of(FLOODED, 500L), Map.of());

    assertThat(lags.measured(5_000, Map.of(FLOODED, 500L), Map.of()))
        .containsEntry(FLOODED, Duration.ofSeconds(5));
  }

  @Test
  void with_other_numbers_of_partitions_nothing_is_measured() {
    assertThatCode(() -> PartitionLags.requireAsMany("booking.commands", 6, "queue.commands", 6))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> PartitionLags.requireAsMany("booking.commands", 12, "queue.commands", 6))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("booking.commands has 12 partitions and queue.commands has 6");
  }
}
