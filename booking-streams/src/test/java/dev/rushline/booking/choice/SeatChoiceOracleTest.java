package dev.rushline.booking.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.Seat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Choosing seats against an oracle that tries everything, in halls nobody would build. */
class SeatChoiceOracleTest {
  private static final int TRIES = 4_000;

  /** Up to four rows of up to nine seats, in the letters of {@link Hall}. */
  @Provide
  Arbitrary<List<String>> halls() {
    Arbitrary<String> row =
        Arbitraries.strings()
            .withChars("......xxbb|hwc")
            .ofMinLength(1)
            .ofMaxLength(9)
            .filter(text -> text.chars().anyMatch(c -> c != '|'));
    return row.list().ofMinSize(1).ofMaxSize(4);
  }

  @Property(tries = TRIES)
  void the_best_is_what_trying_everything_finds(
      @ForAll("halls") List<String> rows,
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll boolean onlyCheap,
      @ForAll boolean orphanRule) {
    Hall hall = hall(rows, orphanRule);
    List<String> categories = onlyCheap ? List.of("P2") : List.of();

    Optional<List<String>> found =
        hall.choice().best(best(count, categories, 0, false)).map(Seat::ids);

    assertThat(found).isEqualTo(new SeatOracle(rows, orphanRule).best(count, categories));
  }

  @Property(tries = TRIES)
  void a_choice_is_refused_when_trying_everything_finds_a_better_one(
      @ForAll("halls") List<String> rows, @ForAll List<Boolean> picks) {
    Hall hall = hall(rows, true);
    SeatOracle oracle = new SeatOracle(rows, true);
    List<String> chosen = oracle.freeSeats(picks);

    Optional<Reply.Refused> objection = hall.choice().orphans().of(hall.seats(chosen), 0);

    assertThat(objection.map(Reply.Refused::seats)).isEqualTo(oracle.orphans(chosen));
  }

  @Property(tries = TRIES)
  void what_is_suggested_can_be_claimed(
      @ForAll("halls") List<String> rows,
      @ForAll @IntRange(min = 1, max = 9) int count,
      @ForAll @IntRange(min = 0, max = 2) int wheelchairs,
      @ForAll boolean split,
      @ForAll boolean onlyCheap) {
    Hall hall = hall(rows, true);
    List<String> categories = onlyCheap ? List.of("P2") : List.of();
    int inWheelchairs = Math.min(wheelchairs, count);
    Optional<List<String>> suggested =
        hall.choice().best(best(count, categories, inWheelchairs, split)).map(Seat::ids);

    suggested.ifPresent(seats -> assertThat(hall.claim(seats, inWheelchairs)).isEqualTo(seats));
  }

  @Property(tries = TRIES)
  void instead_can_be_claimed_when_the_rest_of_the_choice_strands_nothing(
      @ForAll("halls") List<String> rows, @ForAll @IntRange(min = 1, max = 5) int count) {
    Hall hall = hall(rows, true);
    for (List<String> window : new SeatOracle(rows, true).windows(count)) {
      hall.choice()
          .orphans()
          .of(hall.seats(window), 0)
          .ifPresent(
              refused ->
                  assertThat(hall.choice().orphans().of(hall.seats(refused.instead()), 0))
                      .isEmpty());
    }
  }

  private static Hall hall(List<String> rows, boolean orphanRule) {
    String[] drawn = rows.toArray(String[]::new);
    return orphanRule ? Hall.of(drawn) : Hall.withoutOrphanRule(drawn);
  }

  private static Wish.BestAvailable best(
      int count, List<String> categories, int wheelchairs, boolean split) {
    return new Wish.BestAvailable(
        count,
        Optional.empty(),
        new LinkedHashSet<>(new ArrayList<>(categories)),
        wheelchairs,
        split);
  }
}
