package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.edge.queue.Standing.Estimate;
import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.HeldUpBy;
import dev.rushline.schemas.queue.QueueState;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a fan stands, from the one broadcast that everybody gets. */
class StandingTest {

  @ParameterizedTest(name = "arrival {0}, serving {1}, gone {2}")
  @CsvSource({
    // arrival serving gone => at least, at most
    "0,        0,      0,      0,        0",
    "9,        0,      0,      9,        9",
    "9,        4,      0,      5,        5",
    "9,        4,      3,      2,        5",
    "9,        4,      8,      0,        5",
    "3,        4,      0,      0,        0",
  })
  void people_ahead(long arrival, long serving, long gone, long atLeast, long atMost) {
    Standing standing = Standing.of(Lines.seen(Lines.open(serving, gone, 60, 60)), arrival, false);

    assertThat(standing.aheadAtLeast()).isEqualTo(atLeast);
    assertThat(standing.aheadAtMost()).isEqualTo(atMost);
  }

  @ParameterizedTest(name = "arrival {0} at {1} and {2} a minute")
  @CsvSource({
    // arrival minute five => from, to (a quarter of margin on either side)
    "0,        60,   60,     0,    2",
    "59,       60,   60,    47,   80",
    "59,       60,   30,    47,  160",
    "59,       30,   60,    47,  160",
  })
  void an_estimate_reaches_from_the_faster_to_the_slower_pace(
      long arrival, double minute, double five, long from, long to) {
    assertThat(Standing.of(Lines.seen(Lines.open(0, 0, minute, five)), arrival, false).estimate())
        .contains(new Estimate(from, to));
  }

  @Test
  void nothing_is_estimated_when_nothing_moves() {
    assertThat(estimate(Lines.open(0, 0, 0, 0), false)).isEmpty();
    assertThat(estimate(Lines.open(0, 0, 60, 60), true)).as("a silent owner").isEmpty();
    assertThat(estimate(Lines.open(0, 0, 60, 0.0001), false)).as("days").isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = HeldUpBy.class,
      names = {"PAUSE", "BOOKING_LAG", "NOT_OPEN", "SOLD_OUT", "OVER"})
  void nothing_is_estimated_while_something_stops_the_line(HeldUpBy reason) {
    QueueState stopped = Lines.open(0, 0, 60, 60);
    stopped.setHeldUpBy(reason);

    assertThat(estimate(stopped, false)).isEmpty();
  }

  private static Optional<Estimate> estimate(QueueState state, boolean silent) {
    return Standing.of(Lines.seen(state), 59, silent).estimate();
  }

  @Test
  void before_the_draw_nobody_has_a_number() {
    Standing standing = Standing.of(Lines.seen(Lines.gathering(null)), 4, false);

    assertThat(standing.number()).isNegative();
    assertThat(standing.estimate()).isEmpty();
  }

  @Test
  void after_the_draw_the_number_is_the_drawn_one_and_late_comers_stand_behind() {
    SeenLine line = Lines.seen(Lines.drawn(100));
    Draw draw = new Draw(Lines.SEED, Lines.DIGEST, 100);

    for (long arrival = 0; arrival < 100; arrival++) {
      assertThat(Standing.of(line, arrival, false).number()).isEqualTo(draw.numberOf(arrival));
    }
    assertThat(Standing.of(line, 100, false).number()).isEqualTo(100);
  }

  @Test
  void the_draw_is_made_once_for_all_broadcasts() {
    SeenLine first = Lines.seen(Lines.drawn(100));

    assertThat(SeenLine.of(Lines.drawn(100), 1, first).draw()).isSameAs(first.draw());
    assertThat(SeenLine.of(Lines.drawn(99), 1, first).draw()).isNotSameAs(first.draw());
  }

  @ParameterizedTest(name = "{0} ahead")
  @CsvSource({
    // ahead at 60 a minute => ask again after, seconds
    "0,                         2",
    "100,                       8",
    "300,                      24",
    "5000,                     30",
  })
  void who_stands_near_asks_more_often(long ahead, long seconds) {
    QueueState state = Lines.open(0, 0, 60, 60);

    assertThat(Standing.of(Lines.seen(state), ahead, false).retryAfterSeconds(state, Lines.NOW))
        .isEqualTo(seconds);
  }

  @Test
  void before_the_opening_the_time_until_then_counts() {
    QueueState soon = Lines.gathering(Lines.NOW.plus(Duration.ofMinutes(2)));
    QueueState late = Lines.gathering(Lines.NOW.plus(Duration.ofHours(2)));

    assertThat(Standing.of(Lines.seen(soon), 1, false).retryAfterSeconds(soon, Lines.NOW))
        .isEqualTo(12);
    assertThat(Standing.of(Lines.seen(late), 1, false).retryAfterSeconds(late, Lines.NOW))
        .isEqualTo(30);
  }

  @Test
  void a_line_is_silent_once_its_next_broadcast_is_overdue() {
    SeenLine line = Lines.seen(Lines.open(0, 0, 60, 60));
    long patience = Duration.ofSeconds(5).toNanos();
    long due = Duration.ofMillis(500).toNanos() + patience;

    assertThat(line.isSilent(due, patience)).isFalse();
    assertThat(line.isSilent(due + 1, patience)).isTrue();
  }
}
