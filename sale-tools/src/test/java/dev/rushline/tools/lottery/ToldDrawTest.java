package dev.rushline.tools.lottery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.lottery.Draw;
import dev.rushline.schemas.queue.Called;
import dev.rushline.schemas.queue.GatheringBegan;
import dev.rushline.schemas.queue.LineOpened;
import dev.rushline.schemas.queue.ListClosed;
import dev.rushline.schemas.queue.PlaceTaken;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A true draw passes, and every kind of forgery is named with the record it is in. */
class ToldDrawTest {
  private static final String SEED = "a seed that nobody knows";
  private static final String[] TWELVE =
      IntStream.range(0, 12).mapToObj(index -> "fan-" + index).toArray(String[]::new);

  /** Twelve fans are drawn, one more comes late, and eight of them are called. */
  private static LineLog drawn() {
    return new LineLog()
        .gather(SEED)
        .join(TWELVE)
        .close()
        .join("late")
        .openDrawn()
        .call(0, 1, 2, 3, 4, 5, 6, 7);
  }

  private static String at(int offset) {
    return "partition %d, offset %d: ".formatted(LineLog.PARTITION, offset);
  }

  @Test
  void a_true_draw_holds_and_is_told_with_counts_digest_and_seed() {
    LineLog log = drawn();

    ToldDraw draw = log.check();

    ListClosed closed = (ListClosed) log.told.get(13);
    assertThat(draw.faults()).isEmpty();
    assertThat(draw.hasDrawn()).isTrue();
    assertThat(draw.facts())
        .containsExactly(
            "round 1: drawn by lot",
            "  seed's hash, told before anybody joined: "
                + HexFormat.of().formatHex(Draw.hashOf(bytes(SEED))),
            "  fans joined: 13, arrivals without a gap, each digest follows from the former",
            "  fans on the list, closed before the seed was told: 12, digest "
                + Bytes.hex(closed.getListDigest()),
            "  seed told, it has that hash: " + HexFormat.of().formatHex(bytes(SEED)),
            "  fans drawn: 12, all who were on the list",
            "  called so far: 8, each with the number that the draw gives, latecomers behind",
            "  called once each, in the order of numbers; nobody who waits was passed over");
  }

  @Test
  void a_draw_of_many_holds_to_its_last_latecomer() {
    String[] many = IntStream.range(0, 3_000).mapToObj(Integer::toString).toArray(String[]::new);
    LineLog log = new LineLog().gather(SEED).join(many).close().openDrawn().join("late", "later");

    log.call(LongStream.range(0, 3_002).toArray());

    assertThat(log.check().faults()).isEmpty();
  }

  @Test
  void whoever_leaves_is_passed_over_and_may_join_again() {
    LineLog log = new LineLog().gather(SEED).join(TWELVE).close().openDrawn().call(0);
    String second = log.fanWith(1);
    String first = log.fanWith(0);

    log.leave(second).call(2).join(second).endSlot(first).join(first).call(3);

    assertThat(log.check().faults()).isEmpty();
  }

  @Test
  void whoever_is_back_before_the_opening_has_the_former_place() {
    LineLog log = new LineLog().gather("seed").join("a", "b", "c").leave("a").joinAgain("a");
    log.leave("b").joinAgain("b").leave("b").close().openDrawn();
    for (long number = 0; number < 3; number++) {
      if (!log.fanWith(number).equals("b")) {
        log.call(number);
      }
    }

    assertThat(log.check().faults()).isEmpty();
  }

  @Test
  void a_place_given_back_that_was_not_given_up_or_too_late_is_noticed() {
    assertThat(new LineLog().gather("seed").join("a").joinAgain("a").check().faults()).hasSize(1);
    assertThat(new LineLog().openWithoutDraw().join("a").leave("a").joinAgain("a").check().faults())
        .hasSize(1);
  }

  @Test
  void a_retired_line_has_ended_whether_or_not_it_was_withdrawn_before() {
    LineLog log = new LineLog().openWithoutDraw().join("a").call(0).retire();
    log.openWithoutDraw().join("b").withdraw().retire().openWithoutDraw().join("c").call(0);

    assertThat(log.check().faults()).isEmpty();
  }

  @Test
  void a_line_without_a_draw_holds_when_fans_are_called_as_they_came() {
    ToldDraw draw = new LineLog().openWithoutDraw().join("a", "b", "c").call(0, 1).check();

    assertThat(draw.faults()).isEmpty();
    assertThat(draw.hasLine()).isTrue();
    assertThat(draw.hasDrawn()).isFalse();
    assertThat(draw.facts()).contains("round 1: no draw, whoever came first was first");
  }

  @Test
  void a_draw_that_nobody_waited_for_draws_nothing() {
    ToldDraw draw = new LineLog().gather(SEED).close().openDrawn().join("late").call(0).check();

    assertThat(draw.faults()).isEmpty();
    assertThat(draw.hasDrawn()).isFalse();
    assertThat(draw.facts()).contains("round 1: nothing was drawn, nobody was on the list");
  }

  @Test
  void each_round_has_its_own_draw() {
    LineLog log =
        drawn().withdraw().gather("another seed").join("x", "y").close().openDrawn().call(0, 1);

    ToldDraw draw = log.withdraw().gather("a third").join("z").check();

    assertThat(draw.faults()).isEmpty();
    assertThat(draw.facts())
        .contains("round 2: drawn by lot", "round 3: fans gather, the draw is to come");
  }

  @Test
  void an_event_without_a_line_is_none() {
    ToldDraw draw = new LineLog().check(Optional.of("a"));

    assertThat(draw.hasLine()).isFalse();
    assertThat(draw.facts()).containsExactly("fan a has never joined");
  }

  @Test
  void a_fan_is_told_arrival_and_number() {
    LineLog log = drawn();

    assertThat(log.check(Optional.of(log.fanWith(3))).facts())
        .contains(
            "  fan %s, round 1: arrival %d, number 3, called"
                .formatted(log.fanWith(3), log.arrivalOf(3)));
    assertThat(log.check(Optional.of("late")).facts())
        .contains("  fan late, round 1: arrival 12, number 12, waits");
  }

  @Test
  void two_called_fans_in_swapped_order_are_noticed() {
    LineLog log = drawn();
    int offset = log.offsetOfCall(2);
    Collections.swap(log.told, offset, offset + 1);

    assertThat(log.check().faults())
        .containsExactly(
            at(offset)
                + "fan %s, arrival %d, waits with number 2 and is passed over: number 3 is called"
                    .formatted(log.fanWith(2), log.arrivalOf(2)),
            at(offset + 1)
                + "fan %s, arrival %d, is called out of turn: number 2 after number 3"
                    .formatted(log.fanWith(2), log.arrivalOf(2)));
  }

  @Test
  void two_fans_who_swapped_their_numbers_are_noticed() {
    LineLog log = drawn();
    int offset = log.offsetOfCall(2);
    Called second = (Called) log.told.get(offset);
    Called third = (Called) log.told.get(offset + 1);
    second.setNumber(3);
    third.setNumber(2);
    Collections.swap(log.told, offset, offset + 1);

    assertThat(log.check().faults())
        .containsExactly(
            at(offset)
                + "fan %s, arrival %d, is called with number 2; the draw gives 3"
                    .formatted(third.getCustomerId(), third.getArrival()),
            at(offset + 1)
                + "fan %s, arrival %d, is called with number 3; the draw gives 2"
                    .formatted(second.getCustomerId(), second.getArrival()));
  }

  @Test
  void a_latecomer_with_a_number_of_those_drawn_is_noticed() {
    LineLog log = drawn();
    int offset = log.told.size();
    log.told.add(new Called("late", 12L, 8L, Instant.EPOCH));

    assertThat(log.check().faults())
        .containsExactly(
            at(offset) + "fan late, arrival 12, is called with number 8; the draw gives 12");
  }

  @Test
  void another_seed_is_noticed() {
    LineLog log = drawn();
    int offset = log.offsetOf(LineOpened.class, _ -> true);
    ByteBuffer other = ByteBuffer.wrap(bytes("a seed that suits somebody"));
    ((LineOpened) log.told.get(offset)).setSeed(other);

    List<String> faults = log.check().faults();

    assertThat(faults.getFirst())
        .isEqualTo(
            at(offset)
                + "the seed told is another one: the SHA-256 of %s is %s, announced was %s"
                    .formatted(
                        Bytes.hex(other),
                        Bytes.hex(Draw.hashOf(Bytes.of(other))),
                        Bytes.hex(Draw.hashOf(bytes(SEED)))));
  }

  @Test
  void another_seed_of_which_the_hash_was_announced_later_is_noticed() {
    LineLog log = drawn();
    ByteBuffer other = ByteBuffer.wrap(Draw.hashOf(bytes("another")));
    log.told.add(13, new GatheringBegan(other));
    ((ListClosed) log.told.get(14)).setSeedHash(other);

    assertThat(log.check().faults())
        .containsExactly(
            at(13) + "gathering begins a second time, with another announcement of a seed",
            at(14)
                + "the seed's hash is told as %s; announced was %s"
                    .formatted(Bytes.hex(other), Bytes.hex(Draw.hashOf(bytes(SEED)))));
  }

  @Test
  void a_changed_name_on_the_list_is_noticed() {
    LineLog log = drawn();
    int offset = log.offsetOf(PlaceTaken.class, place -> place.getArrival() == log.arrivalOf(9));
    ((PlaceTaken) log.told.get(offset)).setCustomerId("a-friend");

    assertThat(log.check().faults())
        .singleElement()
        .asString()
        .startsWith(
            at(offset)
                + "the list was changed: with fan a-friend at arrival %d its digest is "
                    .formatted(log.arrivalOf(9)));
  }

  @Test
  void a_list_that_is_closed_with_another_digest_or_count_is_noticed() {
    LineLog digest = drawn();
    ((ListClosed) digest.told.get(13)).setListDigest(ByteBuffer.wrap(Draw.hashOf(bytes("x"))));
    LineLog count = drawn();
    ((ListClosed) count.told.get(13)).setCount(11);

    assertThat(digest.check().faults().getFirst())
        .startsWith(at(13) + "the list closed is another one: its digest is told as ");
    assertThat(count.check().faults())
        .containsExactly(
            at(13) + "the list is closed with 11 fans; 12 have joined",
            at(15) + "12 fans take part in the draw; the list was closed with 11");
  }

  @Test
  void a_seed_told_before_the_list_was_closed_is_noticed() {
    LineLog log = new LineLog().gather(SEED).join(TWELVE).close().openDrawn();
    Collections.swap(log.told, 13, 14);

    assertThat(log.check().faults())
        .containsExactly(
            at(13) + "the seed is told before the list was closed",
            at(14) + "the list is closed after the seed was told");
  }

  @Test
  void a_draw_that_was_not_announced_or_a_seed_that_is_not_told_is_noticed() {
    LineLog unannounced = drawn();
    unannounced.told.removeFirst();
    LineLog untold = new LineLog().gather(SEED).join("a").close().openWithoutDraw();

    assertThat(unannounced.check().faults())
        .contains(
            at(0)
                + "a fan joins where there is no line: its beginning is not in the log, or not any"
                + " more",
            at(14) + "the line opens with a draw that was not announced");
    assertThat(untold.check().faults())
        .contains(at(3) + "the line opens without the seed that was announced");
  }

  @Test
  void a_fan_called_twice_is_noticed() {
    LineLog log = drawn();
    int offset = log.told.size();
    log.call(2);

    assertThat(log.check().faults())
        .containsExactly(
            at(offset)
                + "fan %s, arrival %d, is called twice"
                    .formatted(log.fanWith(2), log.arrivalOf(2)));
  }

  @Test
  void a_fan_called_out_of_turn_is_noticed() {
    LineLog log = drawn();
    int offset = log.told.size();
    log.call(9);

    assertThat(log.check().faults())
        .containsExactly(
            at(offset)
                + "fan %s, arrival %d, waits with number 8 and is passed over: number 9 is called"
                    .formatted(log.fanWith(8), log.arrivalOf(8)));
  }

  @Test
  void a_fan_called_before_the_opening_or_after_leaving_is_noticed() {
    LineLog early = new LineLog().gather(SEED).join("a").close().call(0);
    LineLog gone = new LineLog().openWithoutDraw().join("a").leave("a").call(0);

    assertThat(early.check().faults())
        .containsExactly(at(3) + "fan a, arrival 0, is called before the line is open");
    assertThat(gone.check().faults())
        .containsExactly(at(3) + "fan a, arrival 0, is called after giving the place up");
  }

  @Test
  void somebody_called_in_the_place_of_another_is_noticed() {
    LineLog log = drawn();
    int offset = log.offsetOfCall(7);
    ((Called) log.told.get(offset)).setCustomerId("a-friend");

    assertThat(log.check().faults())
        .containsExactly(
            at(offset)
                + "fan a-friend is called with arrival %d, which is that of fan %s"
                    .formatted(log.arrivalOf(7), log.fanWith(7)));
  }

  @Test
  void a_missing_arrival_is_noticed() {
    LineLog log = new LineLog().gather(SEED).join(TWELVE).close().openDrawn();
    int offset = log.offsetOf(PlaceTaken.class, place -> place.getArrival() == 5);
    log.told.remove(offset);

    assertThat(log.check().faults()).containsExactly(at(offset) + "arrival 5 is missing");
  }

  @Test
  void an_arrival_given_twice_and_a_fan_with_two_places_are_noticed() {
    LineLog twice = new LineLog().gather(SEED).join("a", "b");
    twice.told.add(new PlaceTaken("c", 1L, ByteBuffer.wrap(new byte[32])));
    LineLog two = new LineLog().gather(SEED).join("a", "b", "a");

    assertThat(twice.check().faults())
        .containsExactly(at(3) + "fan c joins with arrival 1; the next is 2");
    assertThat(two.check().faults())
        .containsExactly(at(3) + "fan a takes arrival 2 while still having arrival 0");
  }

  @Test
  void facts_of_a_broken_rule_are_not_told() {
    LineLog log = new LineLog().gather(SEED).join(TWELVE).close().openDrawn();
    log.told.remove(4);

    assertThat(log.check().facts()).noneMatch(fact -> fact.contains("without a gap"));
  }

  @Test
  void a_record_that_nobody_can_read_is_a_fault() {
    ToldDraw draw = new LineLog().openWithoutDraw().check();

    draw.tellUnreadable(4, 1, "no Avro value");

    assertThat(draw.holds()).isFalse();
    assertThat(draw.faults()).containsExactly(at(1) + "the record cannot be read: no Avro value");
  }

  @Test
  void the_first_twenty_faults_are_told_and_the_rest_counted() {
    LineLog log = new LineLog().openWithoutDraw().join("a").call(0);
    IntStream.range(0, 25).forEach(_ -> log.call(0));

    assertThat(log.check().faults()).hasSize(21).last().isEqualTo("and 5 faults more");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
