package dev.rushline.queue.stores;

import static dev.rushline.queue.line.Named.event;
import static dev.rushline.queue.line.Named.fan;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.queue.stores.Families.Arrival;
import dev.rushline.queue.stores.Families.Deadline;
import dev.rushline.queue.stores.Families.Fan;
import dev.rushline.queue.stores.Families.SectionName;
import dev.rushline.queue.stores.SaleStores.DoneFan;
import dev.rushline.schemas.ids.EventId;
import dev.rushline.streams.RulesInForce;
import dev.rushline.streams.stores.Family;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys are as former builds have made them, and sort as they are read. */
class FamiliesTest {
  private static final EventId E1 = event("e1");

  /** Eight bytes of it: 0000000000000241. */
  private static final Instant MOMENT = Instant.ofEpochMilli(0x241);

  static Stream<Arguments> keys() {
    return Stream.of(
        Arguments.of(Families.LOGS, "queue.commands", "Oqueue.commands|"),
        Arguments.of(Families.RULES, RulesInForce.KEY, "V.rules|"),
        Arguments.of(Families.LINES, E1, "Le1|"),
        Arguments.of(Families.FORMER_ROUNDS, E1, "Re1|"),
        Arguments.of(Families.FANS, new Fan(E1, fan("Åsa")), "Fe1|Åsa|"),
        Arguments.of(Families.WAITING, new Arrival(E1, 12, 255), "Ae1|12|00000000000000ff|"),
        Arguments.of(
            Families.DEADLINES, new Deadline(E1, 12, MOMENT, fan("ada")), "De1|12|||||||\2Aada|"),
        Arguments.of(Families.SECTIONS, new SectionName(E1, "S1"), "Se1|S1|"),
        Arguments.of(Families.SALES, E1, "Ee1|"),
        Arguments.of(Families.RETIRED, E1, "Re1|"),
        Arguments.of(Families.DONE, new DoneFan(E1, fan("ada"), 12, 255), "Xe1|ada|12|255|"));
  }

  /** A bar for each zero byte. */
  @ParameterizedTest
  @MethodSource("keys")
  <K> void a_keys_bytes_are_always_the_same(Family<K, ?> family, K key, String bytes) {
    assertThat(family.key(key).get())
        .isEqualTo(bytes.replace('|', '\0').getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void deadlines_of_a_round_sort_by_time() {
    List<Bytes> byTime =
        LongStream.of(0, 1, 127, 128, 255, 256, 65_535, 65_536, 1L << 31, 1L << 40, 1L << 41)
            .mapToObj(Instant::ofEpochMilli)
            // The later the deadline the smaller the name.
            .map(at -> deadline(at, E1, 1, "f" + (Long.MAX_VALUE - at.toEpochMilli())))
            .toList();

    assertThat(byTime).isSorted();
  }

  private static Bytes deadline(Instant at, EventId event, int round, String fan) {
    return Families.DEADLINES.key(new Deadline(event, round, at, fan(fan)));
  }

  @Test
  void deadlines_from_one_moment_to_another_are_those_of_the_round_and_no_others() {
    Instant moment = Instant.ofEpochMilli(1_893_456_000_000L);
    Bytes from = Families.DEADLINES.from(key -> key.text("e1").number(2).time(moment));
    Bytes to = Families.DEADLINES.from(key -> key.text("e1").number(2).time(moment.plusMillis(1)));

    assertThat(deadline(moment, E1, 2, "a")).isBetween(from, to);
    assertThat(deadline(moment, E1, 2, "zzz")).isBetween(from, to);
    assertThat(deadline(moment.minusMillis(1), E1, 2, "zzz")).isLessThan(from);
    assertThat(deadline(moment.plusMillis(1), E1, 2, "a")).isGreaterThan(to);
    assertThat(deadline(moment, E1, 1, "a")).isLessThan(from);
    assertThat(deadline(moment, event("e"), 12, "1")).isLessThan(from);
    assertThat(deadline(Instant.EPOCH, E1, 3, "a")).isGreaterThan(to);
    assertThat(deadline(Instant.EPOCH, E1, 22, "a")).isGreaterThan(to);
    assertThat(deadline(Instant.EPOCH, event("e11"), 2, "a")).isGreaterThan(to);
  }

  @Test
  void families_of_a_store_have_tags_of_their_own() {
    assertThat(tags(Families.LOGS, Families.RULES, Families.LINES, Families.FORMER_ROUNDS))
        .doesNotHaveDuplicates();
    assertThat(tags(Families.FANS, Families.WAITING, Families.DEADLINES)).doesNotHaveDuplicates();
    assertThat(tags(Families.SECTIONS, Families.SALES, Families.RETIRED, Families.DONE))
        .doesNotHaveDuplicates();
  }

  private static Stream<Character> tags(Family<?, ?>... families) {
    return Stream.of(families).map(Family::tag);
  }
}
