package dev.rushline.queue.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.app.PartitionLags.Position;
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
              Map.of(
                  FLOODED, new Position(100_000L * (second + 1), 10),
                  OTHER, new Position(1_000, 1_000)));
    }

    assertThat(measured)
        .containsEntry(FLOODED, Duration.ofSeconds(7))
        .containsEntry(OTHER, Duration.ZERO);
  }

  @Test
  void what_was_measured_long_ago_is_forgotten() {
    Map<Integer, Position> behind = Map.of(FLOODED, new Position(500, 0));
    lags.measured(0, behind);

    lags.clear();

    assertThat(lags.measured(60_000, behind)).containsEntry(FLOODED, Duration.ZERO);
  }
}
