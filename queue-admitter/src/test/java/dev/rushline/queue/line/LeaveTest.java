package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of places that are given up. */
class LeaveTest {
  private final Room room = Room.openFor(1);

  @Test
  void a_fan_who_leaves_is_told_so_and_waits_no_more() {
    room.joined("ada", "bob");

    Answer answer = room.leave("ada");

    assertThat(answer).isEqualTo(new Answer.At(room.place("ada"), true));
    assertThat(room.place("ada").endedWhy()).contains(EndReason.LEFT);
    assertThat(room.places()).isEqualTo(new Places(2, 0, 1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void the_next_tick_passes_over_the_numbers_of_those_who_left() {
    room.joined("ada", "bob", "cyd");
    room.leave("ada");
    room.leave("bob");

    Decision tick = room.tick();

    assertThat(tick.events())
        .containsExactly(
            new LineEvent.Ticked(0),
            new LineEvent.NumbersPassed(2),
            new LineEvent.Called(fan("cyd"), 2, 2, Room.OPENING.plus(Room.CLAIM_TTL)));
    assertThat(room.places()).isEqualTo(new Places(3, 3, 0, 0, 1, 0, 1, 0, 0));
  }

  @Test
  void numbers_of_those_who_left_are_passed_although_nobody_may_come_in() {
    room.joined("ada", "bob", "cyd").tick();
    room.leave("bob");

    Decision tick = room.tick();

    assertThat(tick.events())
        .containsExactly(new LineEvent.Ticked(0), new LineEvent.NumbersPassed(1));
    assertThat(room.places().serving()).isEqualTo(2);
  }

  @Test
  void a_called_fan_who_leaves_makes_room_for_the_next() {
    room.joined("ada", "bob").tick();

    Decision decision = room.decide(new LineCommand.Leave(fan("ada")));

    assertThat(decision.events())
        .containsExactly(new LineEvent.SlotEnded(fan("ada"), 0, EndReason.LEFT));
    assertThat(room.calledByTick()).containsExactly("bob");
  }

  @Test
  void a_fan_inside_who_leaves_makes_room_for_the_next() {
    room.joined("ada", "bob").tick();
    room.showUp("ada");

    room.leave("ada");

    assertThat(room.calledByTick()).containsExactly("bob");
    assertThat(room.places().noShows()).isZero();
  }

  @Test
  void who_was_called_and_left_has_used_the_rate_up() {
    Room slow = Room.with(Room.policy(LineMode.ALWAYS, 10, 60, Optional.empty()));
    slow.joined("ada", "bob").tick();

    slow.leave("ada");

    assertThat(slow.calledByTick()).isEmpty();
  }

  @Test
  void leaving_twice_changes_nothing_more() {
    room.joined("ada").leave("ada");
    Line before = room.line();

    Answer again = room.leave("ada");

    assertThat(again).isEqualTo(new Answer.At(room.place("ada"), true));
    assertThat(room.line()).isEqualTo(before);
  }

  @Test
  void a_fan_who_never_joined_has_no_place_to_leave() {
    assertThat(room.leave("ada")).isEqualTo(new Answer.Refused(Refusal.NOT_IN_LINE));
  }

  @Test
  void one_tick_looks_at_a_bounded_number_of_places_and_the_next_goes_on() {
    for (int fan = 0; fan <= TickRules.NUMBERS_MAX; fan++) {
      room.joined("fan-" + fan).leave("fan-" + fan);
    }
    room.join("ada");

    assertThat(room.calledByTick()).isEmpty();
    assertThat(room.places().serving()).isEqualTo(TickRules.NUMBERS_MAX);
    assertThat(room.calledByTick()).containsExactly("ada");
  }
}
