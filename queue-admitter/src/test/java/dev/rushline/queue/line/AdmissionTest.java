package dev.rushline.queue.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many may come in, and what keeps it from being more. */
class AdmissionTest {

  /** Of a line that nothing else holds up; free -1: nothing is known of the sale. */
  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          target | slots | credit | free | held | sold | back | lagMillis | allowance | heldUpBy
             100 |     0 |     50 |   -1 |    0 |    0 |    0 |         0 |        50 | NOTHING
             100 |    60 |     50 |   -1 |    0 |    0 |    0 |         0 |        40 | NOTHING
             100 |    99 |     50 |   -1 |    0 |    0 |    0 |         0 |         1 | NOTHING
             100 |   100 |     50 |   -1 |    0 |    0 |    0 |         0 |         0 | FULL
              50 |   100 |     50 |   -1 |    0 |    0 |    0 |         0 |         0 | FULL
             100 |     0 |    200 |   -1 |    0 |    0 |    0 |         0 |       100 | NOTHING
             100 |     0 |    1.0 |   -1 |    0 |    0 |    0 |         0 |         1 | NOTHING
             100 |     0 |   0.99 |   -1 |    0 |    0 |    0 |         0 |         0 | RATE
             100 |   100 |      0 |   -1 |    0 |    0 |    0 |         0 |         0 | FULL
             100 |     0 |     50 |    7 |    0 |    0 |    0 |         0 |         7 | NOTHING
             100 |     6 |     50 |    7 |    0 |    0 |    0 |         0 |         1 | NOTHING
             100 |     7 |     50 |    7 |    0 |    0 |    0 |         0 |         0 | SEATS
             100 |     7 |      0 |    7 |    0 |    0 |    0 |         0 |         0 | SEATS
             100 |     0 |     50 |    0 |   40 |    0 |    0 |         0 |        10 | NOTHING
             100 |    10 |     50 |    0 |   40 |    0 |    0 |         0 |         0 | SEATS
             100 |     0 |     50 |    0 |    3 |    0 |    0 |         0 |         0 | SEATS
             100 |     0 |     50 |    0 |  100 |   96 |    0 |         0 |         1 | NOTHING
             100 |     0 |     50 |    0 |  100 |   47 |   49 |         0 |        50 | NOTHING
             100 |     0 |     50 |    2 |   40 |    0 |    0 |         0 |        12 | NOTHING
             100 |     0 |     50 |    0 |    0 |    9 |    0 |         0 |         0 | SOLD_OUT
             100 |     0 |     50 |   -1 |    0 |    0 |    0 |      1000 |        50 | NOTHING
             100 |     0 |     50 |   -1 |    0 |    0 |    0 |      4999 |        50 | NOTHING
             100 |     0 |     50 |   -1 |    0 |    0 |    0 |      5000 |         0 | BOOKING_LAG
             100 |     0 |     50 |   -1 |    0 |    0 |    0 |     60000 |         0 | BOOKING_LAG
          """)
  void whatever_binds_first_counts(
      int target,
      long slots,
      double credit,
      long free,
      long held,
      long sold,
      long back,
      long lagMillis,
      long allowance,
      HeldUpBy heldUpBy) {
    Line line =
        Line.none(Room.EVENT)
            .with(Room.policy(LineMode.ALWAYS, target, Room.MANY, Optional.empty()))
            .with(new Phase.Open(Optional.empty()))
            .with(new Places(slots, slots, 0, 0, 0, slots, slots, slots, 0))
            .with(new Pace(Room.OPENING, Room.OPENING, 0, 0, 0, credit))
            .with(new SaleFacts(free, held, 0, sold, back, false, lagMillis, 0, 0));

    assertThat(Admission.of(line)).isEqualTo(new Admission(allowance, heldUpBy));
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          phase     | over  | paused | free | lagMillis | heldUpBy
          IDLE      | true  | true   |    0 |      9000 | NOT_OPEN
          GATHERING | true  | true   |    0 |      9000 | NOT_OPEN
          GATHERING | false | false  |   -1 |         0 | NOT_OPEN
          DRAWN     | true  | true   |    0 |      9000 | NOT_OPEN
          DRAWN     | false | false  |   -1 |         0 | NOT_OPEN
          OPEN      | true  | true   |    0 |      9000 | OVER
          OPEN      | false | true   |    0 |      9000 | PAUSE
          OPEN      | false | false  |    0 |      9000 | SOLD_OUT
          OPEN      | false | false  |    1 |      9000 | BOOKING_LAG
          OPEN      | false | false  |    1 |         0 | NOTHING
          """)
  void the_strongest_reason_is_told(
      String phase, boolean over, boolean paused, long free, long lagMillis, HeldUpBy heldUpBy) {
    Line none = Line.none(Room.EVENT);
    Line line =
        none.with(none.round().with(Phases.named(phase)).withPaused(paused))
            .with(new Pace(Room.OPENING, Room.OPENING, 0, 0, 0, 10))
            .with(new SaleFacts(free, 0, 0, 0, 0, over, lagMillis, 0, 0));

    Admission admission = Admission.of(line);

    assertThat(admission.heldUpBy()).isEqualTo(heldUpBy);
    assertThat(admission.allowance() > 0).isEqualTo(heldUpBy == HeldUpBy.NOTHING);
  }

  @ParameterizedTest
  @CsvSource(
      useHeadersInDisplayName = true,
      delimiter = '|',
      textBlock =
          """
          lagMillis | called
                  0 |     10
               1000 |     10
               3000 |      5
               4000 |      2
               4999 |      0
               5000 |      0
          """)
  void the_further_the_owner_is_behind_the_fewer_of_ten_a_second_come_in(
      long lagMillis, int called) {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 600, Optional.empty()));
    IntStream.range(0, 100).forEach(fan -> room.joined("fan-" + fan));
    room.tick(); // the first second's worth

    Decision tick = room.after(Room.A_SECOND).decide(new LineCommand.Tick(lagMillis));

    assertThat(Room.called(tick)).hasSize(called);
  }

  @Test
  void the_rate_is_kept_over_a_minute_of_ticks() {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 90, Optional.empty()));
    IntStream.range(0, 500).forEach(fan -> room.joined("fan-" + fan));

    long called =
        IntStream.range(0, 120)
            .mapToLong(_ -> Room.called(room.tickAfter(Duration.ofMillis(500))).size())
            .sum();

    assertThat(called).isBetween(90L, 92L);
  }

  @Test
  void the_rate_is_also_kept_while_fans_keep_coming() {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 600, Optional.empty()));
    long called = 0;
    for (int fan = 0; fan < 6_000; fan++) {
      room.after(Duration.ofMillis(10)).joined("fan-" + fan).sale(1_000_000, 0);
      if (fan % 50 == 49) {
        called += room.calledByTick().size();
      }
    }

    assertThat(called).isBetween(600L, 610L);
  }

  @Test
  void a_line_at_rest_saves_up_no_more_than_a_seconds_worth() {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 600, Optional.empty()));
    room.tickAfter(Duration.ofHours(1));
    IntStream.range(0, 100).forEach(fan -> room.joined("fan-" + fan));

    assertThat(room.calledByTick()).hasSize(10);
  }

  @Test
  void the_pace_is_what_was_called_in_the_last_minute_and_in_the_last_five() {
    Room room = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 60, Optional.empty()));
    IntStream.range(0, 2_000).forEach(fan -> room.joined("fan-" + fan));
    for (int second = 0; second < 600; second++) {
      // Who does not show up would be made up for by calling one more.
      Room.called(room.tickAfter(Room.A_SECOND)).forEach(room::showUp);
    }

    assertThat(room.line().pace().perMinute()).isBetween(59.0, 61.0);
    assertThat(room.line().pace().perMinuteOfFive()).isBetween(59.0, 61.0);
    room.decide(new LineCommand.Pause());
    IntStream.range(0, 300).forEach(_ -> room.tickAfter(Room.A_SECOND));
    assertThat(room.line().pace().perMinute()).isLessThan(1);
  }

  @Test
  void seats_that_come_back_let_the_next_in() {
    Room room = Room.openFor(100);
    room.sale(1, 0);
    room.joined("ada", "bob");
    assertThat(room.calledByTick()).containsExactly("ada");
    room.sale(0, 1);
    assertThat(room.calledByTick()).isEmpty();

    room.confirm("ada");
    room.sale(1, 0);

    assertThat(room.calledByTick()).containsExactly("bob");
  }
}
