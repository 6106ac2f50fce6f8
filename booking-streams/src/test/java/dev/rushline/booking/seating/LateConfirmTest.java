package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A confirm that comes after the deadline. */
class LateConfirmTest {
  private final Desk desk = new Desk();
  private final Booking booking;

  LateConfirmTest() {
    desk.handle(new SaleDraft(1).limits(4, 5).of(seated("S1", 5), standing("PIT", 3)));
    booking = desk.held("alice", "S1:A:1", "S1:A:2");
  }

  @Test
  void gets_the_same_seats_when_they_are_still_free() {
    Booking sold = granted(desk.after(HOLD_TTL).confirm(booking));

    assertThat(sold.status()).isEqualTo(BookingStatus.CONFIRMED);
    assertThat(sold.seats()).isEqualTo(booking.seats());
    assertThat(sold.holdEpoch()).isEqualTo(2);
    assertThat(desk.codes("S1")).isEqualTo("SSFFF");
    assertThat(desk.tally("alice").bought()).isEqualTo(2);
  }

  @Test
  void is_a_hold_that_ended_another_hold_and_a_sale() {
    Decision decision =
        desk.after(HOLD_TTL)
            .handle(
                new SaleCommand.Confirm(
                    booking.bookingId(), Desk.request("alice", "k", "f"), 1, "pay", 19_000));

    assertThat(decision.events())
        .hasExactlyElementsOfTypes(
            SaleEvent.HoldExpired.class,
            SaleEvent.SeatsHeldAgain.class,
            SaleEvent.BookingConfirmed.class);
  }

  @Test
  void gets_them_also_when_the_expiry_was_noticed_before() {
    desk.after(HOLD_TTL).expire(booking);

    assertThat(granted(desk.confirm(booking)).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void has_lost_when_one_of_them_is_somebody_elses_and_says_which() {
    desk.after(HOLD_TTL).held("bob", "S1:A:2");

    assertThat(desk.confirm(booking))
        .isEqualTo(Reply.Refused.because(Rejection.HOLD_EXPIRED, List.of("S1:A:2")));
    assertThat(desk.codes("S1")).isEqualTo("FHFFF");
  }

  @Test
  void does_not_wait_for_holds_in_the_way_that_are_over_themselves() {
    desk.after(HOLD_TTL).held("bob", "S1:A:2");
    // Bob's hold ends a moment before alice's chance does.
    desk.after(HOLD_TTL.minusMillis(1));
    assertThat(refused(desk.confirm(booking))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void may_come_as_late_as_a_hold_is_long_and_no_later() {
    Booking other = desk.held("bob", "S1:A:4");

    assertThat(granted(desk.after(HOLD_TTL.multipliedBy(2).minusMillis(1)).confirm(booking)))
        .isNotNull();
    assertThat(refused(desk.after(Duration.ofMillis(1)).confirm(other)))
        .isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void has_lost_when_the_sale_is_over_or_the_customer_has_enough_by_now() {
    desk.after(HOLD_TTL).held("alice", "S1:A:3", "S1:A:4", "S1:A:5");
    desk.confirm(desk.held("alice", "S1:A:2"));
    assertThat(refused(desk.confirm(booking))).isEqualTo(Rejection.HOLD_EXPIRED);

    desk.at(Sales.OPENING.plus(Duration.ofDays(1)).minusSeconds(1));
    Booking last = desk.held("bob", "S1:A:1");
    assertThat(refused(desk.after(HOLD_TTL).confirm(last))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void is_no_way_back_from_letting_go_and_only_for_the_hold_and_the_price_it_was_meant_for() {
    Booking released = desk.held("bob", "S1:A:5");
    desk.release(released);
    desk.after(HOLD_TTL);

    assertThat(refused(desk.confirm(released))).isEqualTo(Rejection.HOLD_RELEASED);
    assertThat(refused(desk.confirm(booking, "alice", 2, 19_000)))
        .isEqualTo(Rejection.HOLD_EXPIRED);
    assertThat(refused(desk.confirm(booking, "alice", 1, 18_999)))
        .isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void gets_places_in_a_standing_area_if_there_are_enough() {
    Booking two = granted(desk.checkout("bob", new Wish.StandingPlaces("PIT", 2)));
    Booking one = granted(desk.checkout("carol", new Wish.StandingPlaces("PIT", 1)));
    desk.after(HOLD_TTL);
    granted(desk.checkout("dave", new Wish.StandingPlaces("PIT", 2)));

    assertThat(refused(desk.confirm(two))).isEqualTo(Rejection.HOLD_EXPIRED);
    assertThat(granted(desk.confirm(one)).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void has_lost_when_the_organiser_has_taken_the_seats_out_of_the_sale() {
    desk.after(HOLD_TTL).expire(booking);
    desk.handle(new SaleDraft(2).of(seated("S1", 1)));

    assertThat(desk.confirm(booking))
        .isEqualTo(Reply.Refused.because(Rejection.HOLD_EXPIRED, List.of("S1:A:2")));
  }
}
