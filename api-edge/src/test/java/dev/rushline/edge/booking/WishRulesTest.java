package dev.rushline.edge.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.booking.CheckoutRequest.Best;
import dev.rushline.edge.booking.CheckoutRequest.Standing;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WishRulesTest {
  private static CheckoutRequest seats(String... seats) {
    return new CheckoutRequest("opera", List.of(seats), null, null, null, null);
  }

  private static CheckoutRequest best(Integer count, String section, String category) {
    return best(new Best(count, section, category == null ? null : List.of(category), null, null));
  }

  private static CheckoutRequest best(Best best) {
    return new CheckoutRequest("opera", null, null, best, null, null);
  }

  private static CheckoutRequest withCode(String code) {
    return new CheckoutRequest("opera", List.of("S1:A:1"), null, null, null, code);
  }

  private static CheckoutRequest wheelchairs(int wheelchairs, String... seats) {
    return new CheckoutRequest("opera", List.of(seats), wheelchairs, null, null, null);
  }

  private static CheckoutRequest standing(String section, Integer count) {
    return new CheckoutRequest("opera", null, null, null, new Standing(section, count), null);
  }

  private static List<String> numbered(int seats) {
    return IntStream.rangeClosed(1, seats).mapToObj(n -> "S1:A:" + n).toList();
  }

  static Stream<Arguments> wishes() {
    String longName = "x".repeat(65);
    return Stream.of(
        // wish                                                      => field at fault
        Arguments.of(seats("S1:A:1"), null),
        Arguments.of(seats(numbered(100).toArray(String[]::new)), null),
        Arguments.of(seats(numbered(101).toArray(String[]::new)), "seats"),
        Arguments.of(seats(), "seats"),
        Arguments.of(seats("S1:A:1", "S1:A:1"), "seats[1]"),
        Arguments.of(seats("S1:A"), "seats[0]"),
        Arguments.of(seats("S1:A:1:2"), "seats[0]"),
        Arguments.of(seats("PIT::1"), "seats[0]"),
        Arguments.of(seats("S1:A:\n"), "seats[0]"),
        Arguments.of(seats(longName + ":A:1"), "seats[0]"),
        Arguments.of(best(1, null, null), null),
        Arguments.of(best(100, "S1", "P1"), null),
        Arguments.of(best(0, null, null), "best.count"),
        Arguments.of(best(-1, null, null), "best.count"),
        Arguments.of(best(101, null, null), "best.count"),
        Arguments.of(best(null, null, null), "best.count"),
        Arguments.of(best(1, "", null), "best.section"),
        Arguments.of(best(1, null, longName), "best.categories[0]"),
        Arguments.of(standing("PIT", 2), null),
        Arguments.of(standing(null, 2), "standing.section"),
        Arguments.of(standing("PIT", 0), "standing.count"),
        Arguments.of(new CheckoutRequest("op.era", numbered(1), null, null, null, null), "eventId"),
        Arguments.of(new CheckoutRequest(null, numbered(1), null, null, null, null), "eventId"),
        Arguments.of(new CheckoutRequest("opera", null, null, null, null, null), ""),
        Arguments.of(
            new CheckoutRequest(
                "opera", numbered(1), null, new Best(1, null, null, null, null), null, null),
            ""),
        Arguments.of(withCode("FANS-2031"), null),
        Arguments.of(withCode("abc"), "presaleCode"),
        Arguments.of(withCode("with space"), "presaleCode"),
        Arguments.of(wheelchairs(2, "S1:A:1", "S1:A:2"), null),
        Arguments.of(wheelchairs(-1, "S1:A:1"), "wheelchairs"),
        Arguments.of(wheelchairs(2, "S1:A:1"), "wheelchairs"),
        Arguments.of(best(new Best(2, null, null, 2, true)), null),
        Arguments.of(best(new Best(2, null, null, 3, null)), "best.wheelchairs"),
        Arguments.of(best(new Best(2, null, numbered(51), null, null)), "best.categories"),
        Arguments.of(
            new CheckoutRequest("opera", null, 1, new Best(1, null, null, null, null), null, null),
            "wheelchairs"));
  }

  @ParameterizedTest
  @MethodSource("wishes")
  void the_field_at_fault_is_named(CheckoutRequest request, String field) {
    if (field == null) {
      assertThat(WishRules.check(request).eventId()).isEqualTo("opera");
    } else {
      assertThatThrownBy(() -> WishRules.check(request))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem ->
                  assertThat((List<?>) problem.problem().extensions().get("errors"))
                      .extracting(error -> ((FieldError) error).field())
                      .contains(field));
    }
  }

  @Test
  void the_order_of_seats_does_not_change_what_is_meant() {
    assertThat(WishRules.check(seats("S1:A:1", "S1:A:2")).fingerprint())
        .isEqualTo(WishRules.check(seats("S1:A:2", "S1:A:1")).fingerprint());
  }

  @Test
  void a_presale_code_is_the_same_in_upper_and_lower_case_and_never_told_as_it_is() {
    Wish upper = WishRules.check(withCode("FANS-2031"));
    Wish lower = WishRules.check(withCode("fans-2031"));

    assertThat(lower.presaleCode()).isEqualTo(upper.presaleCode()).matches("[0-9a-f]{64}");
    assertThat(lower.fingerprint()).isEqualTo(upper.fingerprint());
  }

  @Test
  void wishes_that_differ_have_different_fingerprints() {
    assertThat(
            Stream.of(
                    seats("S1:A:1"),
                    seats("S1:A:1", "S1:A:2"),
                    best(2, null, null),
                    best(3, null, null),
                    best(2, "S1", null),
                    best(2, null, "S1"),
                    best(new Best(2, null, null, 1, null)),
                    best(new Best(2, null, null, null, true)),
                    wheelchairs(1, "S1:A:1"),
                    withCode("FANS-2031"),
                    standing("S1", 2))
                .map(request -> WishRules.check(request).fingerprint())
                .distinct())
        .hasSize(11);
  }

  @Test
  void the_same_wish_means_something_else_at_the_waitlist_and_for_another_booking() {
    Wish wish = WishRules.check(seats("S1:A:1"));

    assertThat(
            List.of(
                wish.fingerprint(),
                wish.meaning("waitlist"),
                wish.meaning("change", "opera.a"),
                wish.meaning("change", "opera.b")))
        .doesNotHaveDuplicates();
    assertThat(wish.meaning("waitlist")).isEqualTo(wish.meaning("waitlist"));
  }
}
