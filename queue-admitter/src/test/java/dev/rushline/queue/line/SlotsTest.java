package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a called fan may do with the slot, and when it ends. */
class SlotsTest {
  private static final Duration A_MILLISECOND = Duration.ofMillis(1);

  private final Room room = Room.openFor(1).joined("ada", "bob");

  private static List<LineEvent> ended(String fan, long arrival, EndReason why) {
    return List.of(new LineEvent.SlotEnded(fan(fan), arrival, why));
  }

  @Test
  void a_called_fan_has_until_the_deadline_to_show_up() {
    room.tick();

    assertThat(room.status("ada")).isEqualTo(PlaceStatus.CALLED);
    assertThat(room.place("ada").deadline()).contains(Room.OPENING.plus(Room.CLAIM_TTL));
    assertThat(room.status("bob")).isEqualTo(PlaceStatus.WAITING);
  }

  @Test
  void a_fan_who_shows_up_is_inside_until_the_time_is_over() {
    room.tick();

    Answer answer = room.after(Room.A_SECOND).showUp("ada");

    assertThat(answer).isEqualTo(new Answer.At(room.place("ada"), true));
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.INSIDE);
    assertThat(room.place("ada").deadline()).contains(room.now().plus(Room.SLOT_TTL));
  }

  @Test
  void showing_up_again_does_not_make_the_time_longer() {
    room.tick();
    room.showUp("ada");
    FanPlace inside = room.place("ada");

    room.after(Room.A_SECOND).showUp("ada");

    assertThat(room.place("ada")).isEqualTo(inside);
  }

  @Test
  void who_does_not_show_up_loses_the_slot_to_the_next() {
    room.tick();

    assertThat(Room.called(room.tickAfter(Room.CLAIM_TTL.minus(A_MILLISECOND)))).isEmpty();
    Decision tick = room.tickAfter(A_MILLISECOND);

    assertThat(tick.events()).containsAll(ended("ada", 0, EndReason.NO_SHOW));
    assertThat(Room.called(tick)).containsExactly("bob");
    assertThat(room.place("ada").endedWhy()).contains(EndReason.NO_SHOW);
    assertThat(room.places().noShows()).isEqualTo(1);
  }

  @Test
  void who_does_not_show_up_gives_back_what_the_rate_was_charged() {
    Room slow = Room.with(Room.policy(LineMode.ALWAYS, 10, 1, Optional.empty()));
    slow.joined("ada", "bob", "cyd").tick();

    Decision tick = slow.tickAfter(Room.CLAIM_TTL);

    // Two minutes earn one at most; the second takes what ada did not use.
    assertThat(Room.called(tick)).containsExactly("bob", "cyd");
  }

  @Test
  void whose_time_inside_is_over_loses_the_slot_to_the_next() {
    room.tick();
    room.showUp("ada");

    Decision tick = room.tickAfter(Room.SLOT_TTL);

    assertThat(tick.events()).containsAll(ended("ada", 0, EndReason.TIMED_OUT));
    assertThat(Room.called(tick)).containsExactly("bob");
    assertThat(room.places().noShows()).isZero();
  }

  @Test
  void who_has_booked_makes_room_for_the_next() {
    room.tick();
    room.showUp("ada");

    Decision decision = room.decide(new LineCommand.FreeSlot(fan("ada"), 0, 1));

    assertThat(decision.events()).isEqualTo(ended("ada", 0, EndReason.CONFIRMED));
    assertThat(room.calledByTick()).containsExactly("bob");
  }

  @Test
  void a_booking_before_the_first_heartbeat_ends_the_slot_too() {
    room.tick();

    room.confirm("ada");

    assertThat(room.place("ada").endedWhy()).contains(EndReason.CONFIRMED);
    assertThat(room.places().noShows()).isZero();
  }

  @Test
  void a_slot_ends_once() {
    room.tick();
    room.confirm("ada");
    Line before = room.line();

    room.confirm("ada");
    room.showUp("ada");
    room.leave("ada");

    assertThat(room.line()).isEqualTo(before);
  }

  @Test
  void a_booking_of_somebody_who_waits_frees_nothing() {
    room.tick();
    Line before = room.line();

    Answer answer = room.confirm("bob");

    assertThat(answer).isEqualTo(new Answer.At(room.place("bob"), true));
    assertThat(room.line()).isEqualTo(before);
  }

  @Test
  void a_heartbeat_for_an_older_arrival_changes_nothing() {
    room.tick();
    room.leave("ada");
    room.leave("bob");
    room.joined("ada").tick();
    FanPlace called = room.place("ada");

    Decision decision = room.decide(new LineCommand.ShowUp(fan("ada"), 0));

    assertThat(called.status()).isEqualTo(PlaceStatus.CALLED);
    assertThat(decision.events()).isEmpty();
    assertThat(decision.answer()).contains(new Answer.At(called, true));
  }

  @Test
  void a_slot_freed_for_an_older_arrival_changes_nothing() {
    room.tick();
    room.leave("ada");
    room.leave("bob");
    room.joined("ada").tick();

    Decision decision = room.decide(new LineCommand.FreeSlot(fan("ada"), 0, 1));

    assertThat(decision.events()).isEmpty();
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.CALLED);
  }

  @Test
  void a_heartbeat_at_the_deadline_is_late() {
    room.tick();
    room.after(Room.CLAIM_TTL);

    Decision decision = room.decide(new LineCommand.ShowUp(fan("ada"), 0));

    assertThat(decision.events()).isEmpty();
    assertThat(decision.answer()).contains(new Answer.At(room.place("ada"), true));
  }

  @Test
  void a_heartbeat_just_before_the_deadline_is_in_time() {
    room.tick();
    room.after(Room.CLAIM_TTL.minus(A_MILLISECOND));

    room.showUp("ada");

    assertThat(room.status("ada")).isEqualTo(PlaceStatus.INSIDE);
  }

  @Test
  void a_heartbeat_of_somebody_who_waits_changes_nothing() {
    Decision decision = room.decide(new LineCommand.ShowUp(fan("bob"), 1));

    assertThat(decision.events()).isEmpty();
    assertThat(room.status("bob")).isEqualTo(PlaceStatus.WAITING);
  }

  @Test
  void one_tick_ends_a_bounded_number_of_slots_and_the_next_goes_on() {
    Room large = Room.with(Room.policy(LineMode.ALWAYS, Room.MANY, 1_000_000, Optional.empty()));
    int fans = TickRules.ENDED_MAX + 1;
    IntStream.range(0, fans).forEach(fan -> large.joined("fan-" + fan));
    assertThat(large.calledByTick()).hasSize(fans);

    large.tickAfter(Room.CLAIM_TTL);

    assertThat(large.places().slots()).isEqualTo(1);
    large.tick();
    assertThat(large.places().slots()).isZero();
  }

  @Test
  void a_pause_takes_no_slot_from_anybody() {
    room.tick();
    room.decide(new LineCommand.Pause());

    room.showUp("ada");

    assertThat(room.status("ada")).isEqualTo(PlaceStatus.INSIDE);
  }
}
