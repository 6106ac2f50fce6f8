package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whoever leaves and joins again in a loop takes nothing from anybody. */
class RejoinTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);
  private static final int A_MILLION = 1_000_000;

  private static Room gathering() {
    return Room.gatheringFor(A_MINUTE, 10);
  }

  private static Room loops(Room room, int times) {
    for (int time = 0; time < times; time++) {
      room.join("ada");
      room.leave("ada");
    }
    return room;
  }

  @Test
  void who_has_left_while_fans_gather_gets_the_same_place_again() {
    Room room = gathering().joined("ada", "bob");
    room.leave("ada");
    Round before = room.line().round();

    Decision again = room.decide(new LineCommand.Join(fan("ada")));

    assertThat(again.events()).containsExactly(new LineEvent.PlaceTakenAgain(fan("ada"), 0));
    assertThat(again.answer()).contains(new Answer.At(room.place("ada"), false));
    assertThat(room.place("ada").arrival()).isZero();
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.WAITING);
    assertThat(room.places()).isEqualTo(new Places(2, 0, 2, 0, 0, 0, 0, 0, 0));
    assertThat(room.line().round().listDigest()).isEqualTo(before.listDigest());
    assertThat(room.line().phase()).isEqualTo(before.phase());
  }

  @Test
  void a_place_taken_again_takes_part_in_the_draw_as_if_it_had_never_been_left() {
    Room room = gathering().joined("ada", "bob");
    room.leave("ada");
    room.join("ada");

    room.tickAfter(A_MINUTE);
    room.tick();

    assertThat(room.calledByTick()).containsExactlyInAnyOrder("ada", "bob");
  }

  @Test
  void a_million_joins_and_leaves_before_the_opening_are_as_one() {
    Room once = loops(gathering().joined("bob"), 1).joined("cyd");
    Room often = loops(gathering().joined("bob"), A_MILLION).joined("cyd");

    for (Room room : new Room[] {once, often}) {
      room.tickAfter(A_MINUTE);
      room.tick();
    }

    assertThat(often.line().phase()).isEqualTo(once.line().phase());
    assertThat(often.places()).isEqualTo(once.places());
    assertThat(often.calledByTick())
        .isEqualTo(once.calledByTick())
        .containsExactlyInAnyOrder("bob", "cyd");
  }

  @Test
  void a_million_joins_and_leaves_of_an_open_line_cost_others_a_few_numbers() {
    Room room = Room.openFor(1).joined("first");
    assertThat(room.calledByTick()).containsExactly("first");

    loops(room.joined("bob"), A_MILLION).joined("cyd");

    assertThat(room.places().joined()).isEqualTo(3 + 1 + RejoinRules.REJOINS_MAX);
    // What the range of those ahead of cyd is wide.
    assertThat(room.places().gone()).isEqualTo(1 + RejoinRules.REJOINS_MAX);
    room.leave("first");
    assertThat(room.calledByTick()).containsExactly("bob");
    room.leave("bob");
    assertThat(room.calledByTick()).as("with the very next tick").containsExactly("cyd");
  }

  @Test
  void who_has_left_an_open_line_too_often_is_told_so_until_the_next_round() {
    Room room = loops(Room.openFor(1), 1 + RejoinRules.REJOINS_MAX);

    assertThat(room.join("ada")).isEqualTo(new Answer.Refused(Refusal.LEFT_TOO_OFTEN));
    assertThat(room.decide(new LineCommand.Join(fan("ada"))).events()).isEmpty();
    room.set(Room.policy(LineMode.OFF, 1, 1, Optional.empty()));
    room.set(Room.policy(LineMode.ALWAYS, 1, 1, Optional.empty()));
    assertThat(room.join("ada")).isInstanceOf(Answer.At.class);
  }

  @Test
  void who_was_let_in_and_is_done_may_come_again_without_end() {
    Room room = Room.openFor(1);
    for (int time = 0; time < 10 * RejoinRules.REJOINS_MAX; time++) {
      room.join("ada");
      assertThat(room.calledByTick()).containsExactly("ada");
      room.confirm("ada");
    }

    assertThat(room.place("ada").rejoins()).isZero();
  }

  @Test
  void being_let_in_does_not_make_up_for_leaving() {
    Room room = loops(Room.openFor(1), RejoinRules.REJOINS_MAX).joined("ada");
    room.tick();
    room.confirm("ada");
    room.join("ada");
    room.leave("ada");

    assertThat(room.join("ada")).isEqualTo(new Answer.Refused(Refusal.LEFT_TOO_OFTEN));
  }

  @Test
  void who_has_left_before_the_opening_may_join_behind_the_others_afterwards() {
    Room room = gathering().joined("ada", "bob");
    room.leave("ada");
    room.tickAfter(A_MINUTE);
    room.tick();

    room.join("ada");

    assertThat(room.place("ada").arrival()).isEqualTo(2);
    assertThat(room.place("ada").rejoins()).isOne();
  }
}
