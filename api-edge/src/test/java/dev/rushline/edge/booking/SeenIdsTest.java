package dev.rushline.edge.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
  private static final Duration PERIOD = Duration.ofMinutes(10);
  private static final int MANY = 200_000;

  private final SeenIds ids = new SeenIds(PERIOD, 0);

  @Test
  void an_id_is_remembered_for_a_period_at_least_and_forgotten_after_two() {
    ids.add("opera.a", PERIOD.toNanos());
    ids.add("opera.b", 2 * PERIOD.toNanos());
    assertThat(ids.mayContain("opera.a")).isTrue();

    ids.add("opera.c", 4 * PERIOD.toNanos());

    assertThat(ids.mayContain("opera.a")).isFalse();
    assertThat(ids.mayContain("opera.c")).isTrue();
  }

  @Test
  void none_of_many_is_denied_and_few_others_are_taken_for_seen() {
    IntStream.range(0, MANY).forEach(n -> ids.add("opera." + n, 0));

    assertThat(IntStream.range(0, MANY)).allMatch(n -> ids.mayContain("opera." + n));
    assertThat(IntStream.range(MANY, 2 * MANY).filter(n -> ids.mayContain("opera." + n)).count())
        .isLessThan(MANY / 1_000);
  }
}
