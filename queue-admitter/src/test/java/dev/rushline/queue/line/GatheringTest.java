package dev.rushline.queue.line;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.queue.lottery.ListDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Fans gather before a line opens, and their order is drawn by lot. */
class GatheringTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);
  private static final HexFormat HEX = HexFormat.of();

  private final Room room = Room.gatheringFor(AN_HOUR, Room.MANY);

  /** The tick that closes the list and the one that tells the seed. */
  private void open() {
    room.tick();
    room.tick();
  }

  private String[] fans(int count) {
    return IntStream.range(0, count).mapToObj(fan -> "fan-" + fan).toArray(String[]::new);
  }

  /** The order that anybody can compute who knows the list and the seed. */
  private static List<String> drawn(String... list) {
    byte[] digest = ListDigest.start(Room.EVENT.text());
    for (int arrival = 0; arrival < list.length; arrival++) {
      digest = ListDigest.with(digest, arrival, list[arrival]);
    }
    Draw draw = new Draw(HEX.parseHex(Room.seedOf(1)), digest, list.length);
    return LongStream.range(0, list.length)
        .mapToObj(number -> list[(int) draw.arrivalOf(number)])
        .toList();
  }

  @Test
  void nobody_is_called_before_the_time() {
    room.joined("ada", "bob");

    Decision tick = room.tickAfter(AN_HOUR.minusMillis(1));

    assertThat(tick.events()).containsExactly(new LineEvent.Ticked(0));
    assertThat(room.line().status()).isEqualTo(LineStatus.GATHERING);
  }

  @Test
  void the_list_is_closed_in_one_tick_and_the_seed_told_in_the_next() {
    room.joined("ada", "bob");
    Lottery lottery = new Lottery(Room.seedOf(1), room.line().round().listDigest(), 2);

    Decision closing = room.tickAfter(AN_HOUR);
    Decision opening = room.tick();
    Decision calling = room.tick();

    assertThat(closing.events())
        .containsExactly(new LineEvent.Ticked(0), new LineEvent.ListClosed(lottery));
    assertThat(opening.events())
        .containsExactly(new LineEvent.Ticked(0), new LineEvent.LineOpened(Optional.of(lottery)));
    assertThat(Room.called(calling)).containsExactlyInAnyOrder("ada", "bob");
  }

  @Test
  void fans_are_called_in_the_order_of_the_draw() {
    String[] list = fans(50);
    room.joined(list).after(AN_HOUR);
    open();

    assertThat(room.calledByTick())
        .containsExactlyElementsOf(drawn(list))
        .isNotEqualTo(List.of(list));
  }

  @Test
  void who_comes_when_the_list_is_closed_stands_behind_all_who_were_drawn() {
    String[] list = fans(20);
    room.joined(list).tickAfter(AN_HOUR);
    room.joined("late").tick();
    room.joined("later");

    List<String> called = room.calledByTick();

    assertThat(called).startsWith(drawn(list).toArray(String[]::new)).endsWith("late", "later");
  }

  @Test
  void the_place_is_the_same_however_often_a_fan_joins() {
    room.joined("ada", "bob");
    FanPlace place = room.place("ada");

    room.joined("ada", "ada", "ada");

    assertThat(room.place("ada")).isEqualTo(place);
    assertThat(room.places().joined()).isEqualTo(2);
  }

  @Test
  void who_leaves_while_fans_gather_is_passed_over() {
    String[] list = fans(20);
    room.joined(list).leave("fan-7");
    room.after(AN_HOUR);
    open();

    List<String> called = room.calledByTick();

    assertThat(called)
        .containsExactlyElementsOf(
            drawn(list).stream().filter(fan -> !fan.equals("fan-7")).toList());
    assertThat(room.places()).isEqualTo(new Places(20, 20, 0, 0, 19, 0, 19, 0, 0));
  }

  @Test
  void a_fan_who_left_and_joins_again_takes_part_with_the_former_place() {
    room.joined("ada", "bob").leave("ada");

    room.join("ada");

    assertThat(room.place("ada").arrival()).isZero();
    room.after(AN_HOUR);
    open();
    assertThat(room.calledByTick()).containsExactlyInAnyOrder("ada", "bob");
  }

  @Test
  void a_line_nobody_has_gathered_for_opens_without_a_draw() {
    room.after(AN_HOUR);

    open();

    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
    assertThat(room.line().phase().order().flatMap(Lottery::draw)).isEmpty();
    assertThat(room.joined("ada").calledByTick()).containsExactly("ada");
  }

  @Test
  void a_paused_line_neither_closes_its_list_nor_tells_its_seed() {
    room.joined("ada").decide(new LineCommand.Pause());

    Decision tick = room.tickAfter(AN_HOUR);

    assertThat(tick.events()).containsExactly(new LineEvent.Ticked(0));
    room.decide(new LineCommand.Resume());
    open();
    assertThat(room.line().status()).isEqualTo(LineStatus.OPEN);
  }

  @Test
  void an_operator_opens_early_and_the_order_is_drawn_all_the_same() {
    String[] list = fans(20);
    room.joined(list).decide(new LineCommand.Open());

    open();

    assertThat(room.line().policy().opensAt()).contains(Room.OPENING);
    assertThat(room.calledByTick()).containsExactlyElementsOf(drawn(list));
  }

  @Test
  void the_opening_can_be_put_off_while_fans_gather() {
    room.joined("ada")
        .set(
            Room.policy(
                LineMode.ALWAYS,
                1,
                Room.MANY,
                Optional.of(Room.OPENING.plus(AN_HOUR.plus(AN_HOUR)))));

    assertThat(room.tickAfter(AN_HOUR).events()).hasSize(1);
    assertThat(room.tickAfter(AN_HOUR).events()).hasSize(2);
  }

  @Test
  void each_round_has_a_seed_of_its_own() {
    room.set(Room.policy(LineMode.OFF, 1, 1, Optional.empty()));

    room.set(Room.policy(LineMode.ALWAYS, 1, 1, Optional.of(Room.OPENING.plus(AN_HOUR))));

    assertThat(room.line().phase()).isEqualTo(new Phase.Gathering(Room.seedOf(2)));
  }
}
