package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.OPENING;
import static dev.rushline.booking.seating.Sales.run;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each reason for a "no", and which one wins. */
class RejectionTest {
  private static final SectionPlan WITH_HELD_BACK =
      new SectionPlan.Seated(
          "S1",
          0,
          List.of(
              new RowPlan(
                  "A",
                  0,
                  2,
                  List.of(run(4, 0, 1), run(1, 4, 5, SeatKind.STANDARD, Optional.of("camera"))))));

  private final Desk desk = Desk.selling(WITH_HELD_BACK, standing("PIT", 3));

  @ParameterizedTest(name = "{0} => {1}")
  @CsvSource({
    // seats asked for                  => refused because
    "'S1:A:9',                             SEAT_UNKNOWN",
    "'S1:Z:1',                             SEAT_UNKNOWN",
    "'S9:A:1',                             SEAT_UNKNOWN",
    "'PIT:A:1',                            SEAT_UNKNOWN",
    "'S1:A',                               SEAT_UNKNOWN",
    "'',                                   SEAT_UNKNOWN",
    "'S1:A:1:1',                           SEAT_UNKNOWN",
    "'S1:A:1 S1:A:9',                      SEAT_UNKNOWN",
    "'S1:A:5',                             SEAT_HELD_BACK",
    "'S1:A:1 S1:A:5',                      SEAT_HELD_BACK",
    "'S1:A:1 S1:A:2 S1:A:3 S1:A:4 S1:A:5', ORDER_LIMIT",
  })
  void named_seats(String seats, Rejection expected) {
    assertThat(refused(desk.hold("alice", seats.split(" ", -1)))).isEqualTo(expected);
  }

  @Test
  void a_wish_for_nothing_is_malformed() {
    assertThat(refused(desk.best("alice", 0))).isEqualTo(Rejection.MALFORMED);
    assertThat(refused(desk.best("alice", -1))).isEqualTo(Rejection.MALFORMED);
    assertThat(refused(desk.hold("alice"))).isEqualTo(Rejection.MALFORMED);
  }

  @Test
  void the_best_of_a_section_or_category_that_is_not_there() {
    Wish noSection = best("S9");
    Wish noCategory =
        new Wish.BestAvailable(1, Optional.empty(), new LinkedHashSet<>(List.of("P9")), 0, false);
    Wish standing = best("PIT");

    assertThat(refused(desk.checkout("alice", noSection))).isEqualTo(Rejection.SECTION_UNKNOWN);
    assertThat(refused(desk.checkout("alice", noCategory))).isEqualTo(Rejection.CATEGORY_UNKNOWN);
    assertThat(refused(desk.checkout("alice", standing))).isEqualTo(Rejection.WRONG_SECTION_KIND);
  }

  private static Wish best(String section) {
    return new Wish.BestAvailable(1, Optional.of(section), new LinkedHashSet<>(), 0, false);
  }

  @Test
  void standing_places_are_not_in_a_seated_section() {
    assertThat(refused(desk.checkout("alice", new Wish.StandingPlaces("S1", 1))))
        .isEqualTo(Rejection.WRONG_SECTION_KIND);
    assertThat(refused(desk.checkout("alice", new Wish.StandingPlaces("S9", 1))))
        .isEqualTo(Rejection.SECTION_UNKNOWN);
  }

  @Test
  void more_standing_places_than_there_are() {
    assertThat(refused(desk.checkout("alice", new Wish.StandingPlaces("PIT", 4))))
        .isEqualTo(Rejection.NOT_ENOUGH_SEATS);
  }

  @Test
  void a_sale_is_open_from_its_first_to_before_its_last_moment() {
    Instant closing = OPENING.plus(Duration.ofDays(1));
    Desk fresh = new Desk().at(OPENING.minusMillis(1));
    fresh.handle(Sales.sale(seated("S1", 3)));

    assertThat(refused(fresh.hold("a", "S1:A:1"))).isEqualTo(Rejection.SALE_NOT_OPEN);
    assertThat(granted(fresh.at(OPENING).hold("a", "S1:A:1")).seats()).hasSize(1);
    assertThat(granted(fresh.at(closing.minusMillis(1)).hold("b", "S1:A:2")).seats()).hasSize(1);
    assertThat(refused(fresh.at(closing).hold("c", "S1:A:3"))).isEqualTo(Rejection.SALE_CLOSED);
  }

  @Test
  void a_sale_not_open_says_when_to_come_back() {
    Desk fresh = new Desk().at(OPENING.minus(Duration.ofMinutes(5)));
    fresh.handle(Sales.sale(seated("S1", 3)));

    assertThat(fresh.hold("alice", "S1:A:1"))
        .isEqualTo(
            new Reply.Refused(
                Rejection.SALE_NOT_OPEN, List.of(), Optional.of(Duration.ofMinutes(5))));
  }

  @Test
  void a_customer_holds_and_buys_up_to_the_limit_and_no_more() {
    Desk big = Desk.selling(seated("S1", 10));
    big.confirm(big.held("alice", "S1:A:1", "S1:A:2", "S1:A:3"));
    Booking held = big.held("alice", "S1:A:4", "S1:A:5", "S1:A:6");

    assertThat(refused(big.hold("alice", "S1:A:7"))).isEqualTo(Rejection.CUSTOMER_LIMIT);
    big.release(held);
    assertThat(granted(big.hold("alice", "S1:A:7")).seats()).hasSize(1);
  }

  @Test
  void holds_past_their_deadline_do_not_count_against_the_limit() {
    Desk big = Desk.selling(seated("S1", 10));
    big.held("alice", "S1:A:1", "S1:A:2", "S1:A:3", "S1:A:4");
    assertThat(refused(big.hold("alice", "S1:A:5", "S1:A:6", "S1:A:7")))
        .isEqualTo(Rejection.CUSTOMER_LIMIT);

    Reply reply = big.after(Sales.HOLD_TTL).hold("alice", "S1:A:5", "S1:A:6", "S1:A:7");

    assertThat(granted(reply).seats()).hasSize(3);
    assertThat(big.codes("S1")).isEqualTo("FFFFHHHFFF");
  }

  @Test
  void a_cancelled_event_neither_holds_nor_confirms() {
    Booking held = desk.held("alice", "S1:A:1");
    desk.handle(Sales.sale(2, 4, 6, true, WITH_HELD_BACK, standing("PIT", 3)));

    assertThat(refused(desk.hold("bob", "S1:A:2"))).isEqualTo(Rejection.EVENT_CANCELLED);
    assertThat(refused(desk.confirm(held))).isEqualTo(Rejection.EVENT_CANCELLED);
  }

  @Test
  void an_event_nobody_put_on_sale_leaves_no_trace() {
    Desk empty = new Desk();

    assertThat(refused(empty.hold("alice", "S1:A:1"))).isEqualTo(Rejection.SALE_UNKNOWN);
    assertThat(empty.state.clock()).isEqualTo(SaleClock.START);
  }

  @Test
  void numbers_are_unique_since_stores_keep_them() {
    assertThat(Arrays.stream(Rejection.values()).map(Rejection::number)).doesNotHaveDuplicates();
  }
}
