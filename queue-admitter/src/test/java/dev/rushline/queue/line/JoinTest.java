package dev.rushline.queue.line;

import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.lottery.ListDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who gets which place. */
class JoinTest {
  private final Room room = Room.openFor(1);

  @Test
  void a_fan_who_joins_waits_behind_those_who_came_before() {
    room.joined("ada", "bob");

    Answer answer = room.join("cyd");

    assertThat(answer)
        .isEqualTo(
            new Answer.At(
                new FanPlace(
                    fan("cyd"),
                    1,
                    2,
                    Room.OPENING,
                    PlaceStatus.WAITING,
                    Optional.empty(),
                    Optional.empty(),
                    0),
                false));
    assertThat(room.places()).isEqualTo(new Places(3, 0, 3, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void a_fan_who_asks_again_has_the_same_place() {
    room.joined("ada", "bob");
    FanPlace first = room.place("ada");

    Answer again = room.after(Duration.ofMinutes(1)).join("ada");

    assertThat(again).isEqualTo(new Answer.At(first, true));
    assertThat(room.places().joined()).isEqualTo(2);
  }

  @Test
  void a_fan_who_is_inside_and_joins_stays_inside() {
    room.joined("ada").tick();
    room.showUp("ada");

    Answer again = room.join("ada");

    assertThat(again).isEqualTo(new Answer.At(room.place("ada"), true));
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.INSIDE);
  }

  @Test
  void a_fan_who_left_comes_back_behind_all_others() {
    room.joined("ada", "bob").leave("ada");

    room.join("ada");

    assertThat(room.place("ada").arrival()).isEqualTo(2);
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.WAITING);
  }

  @Test
  void a_fan_who_is_done_may_come_again_and_waits_as_everybody() {
    room.joined("ada", "bob").tick();
    room.confirm("ada");

    room.join("ada");

    assertThat(room.calledByTick()).containsExactly("bob");
    assertThat(room.status("ada")).isEqualTo(PlaceStatus.WAITING);
  }

  @Test
  void the_digest_of_the_list_is_the_one_that_anybody_can_compute() {
    byte[] digest = ListDigest.start(Room.EVENT.text());
    digest = ListDigest.with(digest, 0, "ada");
    digest = ListDigest.with(digest, 1, "bob");

    Decision decision = room.joined("ada").decide(new LineCommand.Join(fan("bob")));

    assertThat(decision.events())
        .containsExactly(
            new LineEvent.PlaceTaken(fan("bob"), 1, HexFormat.of().formatHex(digest), 0));
  }

  @Test
  void what_one_fan_does_is_not_told_to_all() {
    List<LineCommand> ofOneFan =
        List.of(
            new LineCommand.Join(fan("ada")),
            new LineCommand.Find(fan("ada")),
            new LineCommand.ShowUp(fan("ada"), 0),
            new LineCommand.FreeSlot(fan("ada"), 0, 1),
            new LineCommand.Leave(fan("ada")));

    assertThat(ofOneFan).noneMatch(command -> room.decide(command).broadcast());
  }

  @Test
  void asking_where_one_is_changes_nothing() {
    room.joined("ada");
    Line before = room.line();

    Decision decision = room.after(Room.A_SECOND).decide(new LineCommand.Find(fan("ada")));

    assertThat(decision.answer()).contains(new Answer.At(room.place("ada"), true));
    assertThat(decision.events()).isEmpty();
    assertThat(room.line()).isEqualTo(before);
  }

  @Test
  void the_lines_clock_never_goes_back() {
    room.after(Duration.ofMinutes(1)).joined("ada");

    room.after(Duration.ofMinutes(-1)).join("bob");

    assertThat(room.place("bob").joinedAt()).isEqualTo(Room.OPENING.plus(Duration.ofMinutes(1)));
  }

  @Test
  void versions_count_what_happened_without_gaps() {
    Decision first = room.decide(new LineCommand.Join(fan("ada")));
    Decision second = room.tick();
    Decision third = room.tick();

    assertThat(second.firstVersion()).isEqualTo(first.firstVersion() + first.events().size());
    assertThat(third.firstVersion()).isEqualTo(second.firstVersion() + second.events().size());
  }
}
