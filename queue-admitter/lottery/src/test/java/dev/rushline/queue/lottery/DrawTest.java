package dev.rushline.queue.lottery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The draw is a permutation, the same everywhere, and fair. */
class DrawTest {
  private static final byte[] DIGEST = ListDigest.with(ListDigest.start("e1"), 0, "ada");

  private static byte[] seed(long number) {
    return ByteBuffer.allocate(32).putLong(number).array();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 255, 256, 257, 4_097, 65_537})
  void every_number_is_given_once(long count) {
    Draw draw = new Draw(seed(count), DIGEST, count);

    assertThat(LongStream.range(0, count).map(draw::numberOf).sorted())
        .containsExactlyElementsOf(() -> LongStream.range(0, count).iterator());
  }

  @Property(tries = 300)
  void the_inverse_leads_back(
      @ForAll @LongRange(min = 1, max = 20_000_000) long count,
      @ForAll @LongRange(min = 0, max = 19_999_999) long arrival,
      @ForAll long seed) {
    Draw draw = new Draw(seed(seed), DIGEST, count);
    long one = arrival % count;

    assertThat(draw.arrivalOf(draw.numberOf(one))).isEqualTo(one);
  }

  /** Whoever changes the algorithm makes every draw of the past look forged. */
  @Test
  void a_draw_of_the_past_stays_what_it_was() {
    Draw draw = new Draw(seed(42), DIGEST, 10);

    assertThat(LongStream.range(0, 10).map(draw::numberOf))
        .containsExactly(1L, 0L, 7L, 4L, 9L, 6L, 5L, 3L, 2L, 8L);
    assertThat(HexFormat.of().formatHex(DIGEST))
        .isEqualTo("9699da0d0c7b2a902f0854f1469c61d697a841581a2f67b0cdc0402f7adbc6a0");
  }

  @Test
  void another_seed_or_another_list_is_another_order() {
    byte[] otherList = ListDigest.with(ListDigest.start("e1"), 0, "bob");
    long[] order = order(new Draw(seed(1), DIGEST, 100));

    assertThat(order(new Draw(seed(2), DIGEST, 100))).isNotEqualTo(order);
    assertThat(order(new Draw(seed(1), otherList, 100))).isNotEqualTo(order);
    assertThat(order(new Draw(seed(1), DIGEST, 100))).isEqualTo(order);
  }

  private static long[] order(Draw draw) {
    return LongStream.range(0, 100).map(draw::numberOf).toArray();
  }

  @Test
  void nobody_and_those_outside_have_no_number() {
    assertThatThrownBy(() -> new Draw(seed(1), DIGEST, 0))
        .isInstanceOf(IllegalArgumentException.class);
    Draw draw = new Draw(seed(1), DIGEST, 5);
    assertThatThrownBy(() -> draw.numberOf(5)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> draw.arrivalOf(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * Over many seeds every arrival gets every number equally often. The limits are the quantiles of
   * chi-square at 1 in a million, so that a fair draw fails about never; the seeds are fixed.
   */
  @ParameterizedTest(name = "{0} fans")
  @CsvSource({
    // fans, seeds  => chi-square at most, with (fans - 1) degrees of freedom
    "2,      4000,     23.9",
    "3,      4000,     27.6",
    "10,     4000,     45.1",
    "64,     4000,    130.5",
  })
  void early_and_late_fans_have_the_same_chances(int fans, int seeds, double limit) {
    for (int arrival : new int[] {0, fans / 2, fans - 1}) {
      int one = arrival;
      assertThat(chiSquare(fans, seeds, seed -> new Draw(seed(seed), DIGEST, fans).numberOf(one)))
          .as("arrival %d of %d", one, fans)
          .isLessThan(limit);
    }
  }

  /** Whether two fans who arrive together stay together. */
  @Test
  void neighbours_in_arrival_are_not_neighbours_in_line() {
    int fans = 16;
    assertThat(
            chiSquare(
                fans - 1,
                4_000,
                seed -> {
                  Draw draw = new Draw(seed(seed), DIGEST, fans);
                  return Math.floorMod(draw.numberOf(4) - draw.numberOf(5), (long) fans) - 1;
                }))
        .as("distance of two neighbours")
        .isLessThan(55.0);
  }

  /** The measure itself: an order that favours early fans is noticed. */
  @Test
  void a_draw_that_favours_the_early_would_be_noticed() {
    int fans = 10;
    assertThat(
            chiSquare(
                fans,
                4_000,
                seed ->
                    Math.min(
                        new Draw(seed(seed), DIGEST, fans).numberOf(0),
                        new Draw(seed(seed + 1), DIGEST, fans).numberOf(0))))
        .isGreaterThan(45.1);
  }

  private static double chiSquare(int bins, int seeds, LongUnaryOperator binOfSeed) {
    long[] found = new long[bins];
    LongStream.range(0, seeds).map(binOfSeed).forEach(bin -> found[(int) bin]++);
    double expected = (double) seeds / bins;
    return LongStream.of(found)
        .mapToDouble(count -> (count - expected) * (count - expected) / expected)
        .sum();
  }
}
