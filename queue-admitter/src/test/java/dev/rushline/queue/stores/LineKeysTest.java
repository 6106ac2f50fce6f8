package dev.rushline.queue.stores;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Keys sort as they are read. */
class LineKeysTest {

  @Test
  void deadlines_of_a_round_sort_by_time() {
    List<Bytes> byTime =
        LongStream.of(0, 1, 127, 128, 255, 256, 65_535, 65_536, 1L << 31, 1L << 40, 1L << 41)
            .mapToObj(Instant::ofEpochMilli)
            // The later the deadline the smaller the name.
            .map(at -> LineKeys.deadline(at, "e1", 1, "f" + (Long.MAX_VALUE - at.toEpochMilli())))
            .toList();

    assertThat(byTime).isSorted();
  }

  @Test
  void deadlines_through_a_moment_are_those_of_the_round_not_after_it() {
    Instant moment = Instant.ofEpochMilli(1_893_456_000_000L);
    Bytes from = LineKeys.deadlinesFrom("e1", 2);
    Bytes through = LineKeys.deadlinesThrough(moment, "e1", 2);

    assertThat(LineKeys.deadline(Instant.EPOCH, "e1", 2, "a")).isBetween(from, through);
    assertThat(LineKeys.deadline(moment, "e1", 2, "zzz")).isBetween(from, through);
    assertThat(LineKeys.deadline(moment.plusMillis(1), "e1", 2, "")).isGreaterThan(through);
    assertThat(LineKeys.deadline(moment, "e1", 1, "a")).isLessThan(from);
    assertThat(LineKeys.deadline(Instant.EPOCH, "e1", 3, "a")).isGreaterThan(through);
    assertThat(LineKeys.deadline(Instant.EPOCH, "e1", 22, "a")).isGreaterThan(through);
    assertThat(LineKeys.deadline(moment, "e", 12, "1")).isLessThan(from);
    assertThat(LineKeys.deadline(Instant.EPOCH, "e11", 2, "a")).isGreaterThan(through);
  }

  @Test
  void a_deadlines_key_tells_the_fan() {
    // The time's own bytes look like separators.
    Bytes key = LineKeys.deadline(Instant.ofEpochMilli(256), "e1", 1, "ada");

    assertThat(LineKeys.deadlineCustomer(key, "e1", 1)).isEqualTo("ada");
  }

  @Test
  void the_places_of_an_event_are_between_their_bounds_and_a_walk_goes_on_after_each() {
    Bytes[] fans = LineKeys.fansOf("e1");
    Bytes ada = LineKeys.fan("e1", "ada");

    assertThat(ada).isBetween(fans[0], fans[1]);
    assertThat(LineKeys.fan("e11", "ada")).isGreaterThan(fans[1]);
    assertThat(LineKeys.fan("e", "ada")).isLessThan(fans[0]);
    assertThat(LineKeys.after(ada)).isGreaterThan(ada);
    assertThat(LineKeys.after(ada)).isLessThan(LineKeys.fan("e1", "ada1"));
  }

  @Test
  void no_id_is_taken_for_the_beginning_of_another() {
    Bytes[] sections = LineKeys.sectionsOf("e1");

    assertThat(LineKeys.section("e1", "S1")).isBetween(sections[0], sections[1]);
    assertThat(LineKeys.section("e11", "S1")).isGreaterThan(sections[1]);
    assertThat(LineKeys.section("e", "S1")).isLessThan(sections[0]);
    assertThat(LineKeys.fan("e1", "1ada")).isNotEqualTo(LineKeys.fan("e11", "ada"));
  }

  @Test
  void all_lines_are_between_the_bounds_of_their_tag_and_nothing_else_is() {
    Bytes[] all = LineKeys.all('L');

    assertThat(LineKeys.parts(LineKeys.line("e1"))).containsExactly("e1");
    assertThat(LineKeys.line("zzz")).isBetween(all[0], all[1]);
    assertThat(
            Stream.of(
                LineKeys.fan("e1", "ada"),
                LineKeys.waiting("e1", 1, 0),
                LineKeys.deadline(Instant.EPOCH, "e1", 1, "ada"),
                LineKeys.section("e1", "S1")))
        .noneMatch(key -> key.compareTo(all[0]) >= 0 && key.compareTo(all[1]) <= 0);
  }
}
