package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Wish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other seats, or fewer, for a booking that is held. */
class ChangingSeatsTest {
  private final Desk desk = new Desk();

  private Booking aliceHas(String... seats) {
    desk.handle(
        new SaleDraft(1).limits(4, 5).orphanRule(true).of(seated("S1", 6, 3), standing("PIT", 3)));
    return desk.held("alice", seats);
  }

  @ParameterizedTest(name = "{0} changes to {1} => row A {2}")
  @CsvSource({
    // alice has            wants                  row A then
    "'S1:A:1 S1:A:2',       'S1:A:1 S1:A:2',       HHFFFF", // nothing changes
    "'S1:A:1 S1:A:2',       'S1:A:1',              HFFFFF", // one is let go
    "'S1:A:1 S1:A:2',       'S1:A:2 S1:A:3 S1:A:1', HHHFFF", // one more
    "'S1:A:1 S1:A:2',       'S1:A:5 S1:A:6',       FFFFHH", // quite others
    "'S1:A:1 S1:A:2',       'S1:A:3 S1:A:4',       FFHHFF",
  })
  void the_booking_has_the_new_seats_and_the_others_are_free(
      String has, String wants, String rowA) {
    Booking booking = aliceHas(has.split(" "));

    Booking changed = granted(desk.change(booking, wants.split(" ")));

    assertThat(desk.codes("S1")).isEqualTo(rowA + "FFF");
    assertThat(changed.seats()).hasSize(wants.split(" ").length);
    assertThat(changed.totalMinor()).isEqualTo(9_500L * changed.seats().size());
    assertThat(desk.tally("alice").held()).isEqualTo(changed.seats().size());
  }

  @ParameterizedTest(name = "{0} changes to {1} => {2}")
  @CsvSource({
    // alice has            wants                         refused because
    "'S1:A:1 S1:A:2',       'S1:B:1 S1:A:1',              SEAT_TAKEN",
    "'S1:A:1 S1:A:2',       'S1:A:2',                     ORPHAN_SEAT",
    "'S1:A:1 S1:A:2',       'S1:Z:1',                     SEAT_UNKNOWN",
    "'S1:A:1 S1:A:2',       'S1:A:1 S1:A:2 S1:A:3 S1:A:4 S1:A:5', ORDER_LIMIT",
  })
  void a_change_that_is_refused_changes_nothing(String has, String wants, Rejection reason) {
    Booking booking = aliceHas(has.split(" "));
    desk.held("bob", "S1:B:1");
    String before = desk.codes("S1");

    assertThat(refused(desk.change(booking, wants.split(" ")))).isEqualTo(reason);

    assertThat(desk.codes("S1")).isEqualTo(before);
    assertThat(desk.state.booking(booking.bookingId())).contains(booking);
  }

  @Test
  void the_deadline_stays_and_what_was_meant_for_the_former_seats_has_lost() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2");

    Booking changed =
        granted(desk.after(Duration.ofMinutes(1)).change(booking, "S1:A:5", "S1:A:6"));

    assertThat(changed.lastOpen().until()).isEqualTo(booking.lastOpen().until());
    assertThat(refused(desk.confirm(booking))).isEqualTo(Rejection.HOLD_SUPERSEDED);
    assertThat(refused(desk.release(booking))).isEqualTo(Rejection.HOLD_SUPERSEDED);
    assertThat(granted(desk.confirm(changed)).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void the_new_hold_ends_at_the_old_deadline() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2");
    Booking changed = granted(desk.change(booking, "S1:A:5", "S1:A:6"));

    desk.after(HOLD_TTL).expire(changed);

    assertThat(desk.codes("S1")).isEqualTo("FFFFFFFFF");
    assertThat(desk.tally("alice")).isEqualTo(CustomerTally.NOTHING);
  }

  @Test
  void own_seats_count_as_free_in_a_search_for_the_best() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2", "S1:A:3");

    Booking changed = granted(desk.change(booking, Wish.BestAvailable.of(4)));

    assertThat(changed.seats()).hasSize(4);
    assertThat(desk.codes("S1")).contains("HHHH");
  }

  @Test
  void own_seats_do_not_count_against_the_limits() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2", "S1:A:3");
    desk.held("alice", "S1:B:1");

    assertThat(granted(desk.change(booking, "S1:A:1", "S1:A:2", "S1:A:3", "S1:A:4")).seats())
        .hasSize(4);
    assertThat(refused(desk.hold("alice", "S1:B:3"))).isEqualTo(Rejection.CUSTOMER_LIMIT);
  }

  @Test
  void a_place_in_a_standing_area_is_no_seat_to_be_named() {
    aliceHas("S1:A:1", "S1:A:2");
    Booking places = granted(desk.checkout("bob", new Wish.StandingPlaces("PIT", 2)));

    assertThat(refused(desk.change(places, "PIT::1"))).isEqualTo(Rejection.SEAT_UNKNOWN);
  }

  @Test
  void a_hold_past_its_deadline_has_nothing_to_change() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2");

    assertThat(refused(desk.after(HOLD_TTL).change(booking, "S1:A:1")))
        .isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void letting_some_go_works_after_the_sale_has_closed_and_more_does_not() {
    desk.handle(new SaleDraft(1).of(seated("S1", 6)));
    desk.at(Sales.OPENING.plus(Duration.ofDays(1)).minusSeconds(1));
    Booking booking = desk.held("alice", "S1:A:1", "S1:A:2");
    desk.after(Duration.ofSeconds(2));

    assertThat(refused(desk.change(booking, "S1:A:1", "S1:A:2", "S1:A:3")))
        .isEqualTo(Rejection.SALE_CLOSED);
    assertThat(granted(desk.change(booking, "S1:A:1")).seats()).hasSize(1);
  }

  @Test
  void from_seats_to_places_and_back() {
    Booking booking = aliceHas("S1:A:1", "S1:A:2");

    Booking standing = granted(desk.change(booking, new Wish.StandingPlaces("PIT", 3)));
    Booking fewer = granted(desk.change(standing, new Wish.StandingPlaces("PIT", 2)));

    assertThat(desk.codes("S1")).isEqualTo("FFFFFFFFF");
    assertThat(desk.state.section("PIT").orElseThrow().held()).isEqualTo(2);
    assertThat(granted(desk.change(fewer, "S1:A:1")).seats())
        .extracting(BookedSeat::seat)
        .isEqualTo(List.of("S1:A:1"));
    assertThat(desk.state.section("PIT").orElseThrow().held()).isZero();
  }

  @Test
  void prices_are_in_the_currency_of_the_sale_that_has_them() {
    Booking booking = aliceHas("S1:A:1");
    desk.handle(new SaleDraft(2).currency("JPY").of(seated("S1", 6, 3), standing("PIT", 3)));

    Booking changed = granted(desk.change(booking, "S1:A:1", "S1:A:2"));

    assertThat(booking.head().currency()).isEqualTo("USD");
    assertThat(changed.head().currency()).isEqualTo("JPY");
  }
}
