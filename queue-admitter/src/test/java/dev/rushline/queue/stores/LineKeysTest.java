package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.ids.EventId;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;

/** Keys sort as they are read. */
class LineKeysTest {
  private static final EventId E1 = event("e1");

  @Test
  void deadlines_of_a_round_sort_by_time() {
    List<Bytes> byTime =
        LongStream.of(0, 1, 127, 128, 255, 256, 65_535, 65_536, 1L << 31, 1L << 40, 1L << 41)
            .mapToObj(Instant::ofEpochMilli)
            // The later the deadline the smaller the name.
            .map(
                at -> LineKeys.deadline(at, E1, 1, fan("f" + (Long.MAX_VALUE - at.toEpochMilli()))))
            .toList();

    assertThat(byTime).isSorted();
  }

  @Test
  void deadlines_through_a_moment_are_those_of_the_round_not_after_it() {
    Instant moment = Instant.ofEpochMilli(1_893_456_000_000L);
    Bytes from = LineKeys.deadlinesFrom(E1, 2);
    Bytes through = LineKeys.deadlinesThrough(moment, E1, 2);

    assertThat(LineKeys.deadline(Instant.EPOCH, E1, 2, fan("a"))).isBetween(from, through);
    assertThat(LineKeys.deadline(moment, E1, 2, fan("zzz"))).isBetween(from, through);
    assertThat(LineKeys.deadline(moment.plusMillis(1), E1, 2, fan("a"))).isGreaterThan(through);
    assertThat(LineKeys.deadline(moment, E1, 1, fan("a"))).isLessThan(from);
    assertThat(LineKeys.deadline(Instant.EPOCH, E1, 3, fan("a"))).isGreaterThan(through);
    assertThat(LineKeys.deadline(Instant.EPOCH, E1, 22, fan("a"))).isGreaterThan(through);
    assertThat(LineKeys.deadline(moment, event("e"), 12, fan("1"))).isLessThan(from);
    assertThat(LineKeys.deadline(Instant.EPOCH, event("e11"), 2, fan("a"))).isGreaterThan(through);
  }

  @Test
  void a_deadlines_key_tells_the_fan() {
    // The time's own bytes look like separators.
    Bytes key = LineKeys.deadline(Instant.ofEpochMilli(256), E1, 1, fan("ada"));

    assertThat(LineKeys.deadlineCustomer(key, E1, 1)).isEqualTo(fan("ada"));
  }

  @Test
  void the_places_of_an_event_are_between_their_bounds_and_a_walk_goes_on_after_each() {
    Bytes[] fans = LineKeys.fansOf(E1);
    Bytes ada = LineKeys.fan(E1, fan("ada"));

    assertThat(ada).isBetween(fans[0], fans[1]);
    assertThat(LineKeys.fan(event("e11"), fan("ada"))).isGreaterThan(fans[1]);
    assertThat(LineKeys.fan(event("e"), fan("ada"))).isLessThan(fans[0]);
    assertThat(LineKeys.after(ada)).isGreaterThan(ada);
    assertThat(LineKeys.after(ada)).isLessThan(LineKeys.fan(E1, fan("ada1")));
  }

  @Test
  void no_id_is_taken_for_the_beginning_of_another() {
    Bytes[] sections = LineKeys.sectionsOf(E1);

    assertThat(LineKeys.section(E1, "S1")).isBetween(sections[0], sections[1]);
    assertThat(LineKeys.section(event("e11"), "S1")).isGreaterThan(sections[1]);
    assertThat(LineKeys.section(event("e"), "S1")).isLessThan(sections[0]);
    assertThat(LineKeys.fan(E1, fan("1ada"))).isNotEqualTo(LineKeys.fan(event("e11"), fan("ada")));
  }

  @Test
  void all_lines_are_between_the_bounds_of_their_tag_and_nothing_else_is() {
    Bytes[] all = LineKeys.all('L');

    assertThat(LineKeys.parts(LineKeys.line(E1))).containsExactly("e1");
    assertThat(LineKeys.line(event("zzz"))).isBetween(all[0], all[1]);
    assertThat(
            Stream.of(
                LineKeys.fan(E1, fan("ada")),
                LineKeys.waiting(E1, 1, 0),
                LineKeys.deadline(Instant.EPOCH, E1, 1, fan("ada")),
                LineKeys.section(E1, "S1")))
        .noneMatch(key -> key.compareTo(all[0]) >= 0 && key.compareTo(all[1]) <= 0);
  }
}
