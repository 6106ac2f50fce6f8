package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.grantedHold;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.OPENING;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.terms.Presale;
import dev.rushline.booking.terms.PresaleQuota;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Buying before the sale opens to all, with a code. */
class PresaleTest {
  private static final Instant TO_ALL = OPENING.plus(Duration.ofHours(10));
  private static final Instant PRESALE = OPENING.plus(Duration.ofHours(1));
  private static final Instant PRESALE_ENDS = OPENING.plus(Duration.ofHours(2));
  private static final SectionPlan HALL = seated("S1", 9);

  private final Desk desk = new Desk();

  PresaleTest() {
    desk.handle(new SaleDraft(1).opensAt(TO_ALL).of(HALL));
    desk.handle(
        presale(
            1,
            new PresaleQuota("once", 1, Optional.empty()),
            new PresaleQuota("club", 3, Optional.of(4))));
    desk.at(PRESALE);
  }

  private static SaleCommand.DefinePresale presale(long version, PresaleQuota... codes) {
    return new SaleCommand.DefinePresale(
        new Presale("fans", version, PRESALE, PRESALE_ENDS), List.of(codes));
  }

  @Test
  void without_a_code_nobody_buys_before_the_sale_is_open_to_all() {
    assertThat(desk.hold("alice", "S1:A:1"))
        .isEqualTo(
            new Reply.Refused(
                Rejection.PRESALE_CODE_NEEDED,
                List.of(),
                Optional.of(Duration.between(PRESALE, TO_ALL))));
  }

  @Test
  void with_a_code_from_the_first_to_before_the_last_moment_of_the_presale() {
    assertThat(refused(desk.at(PRESALE.minusMillis(1)).checkoutWith("club", "a", "S1:A:1")))
        .isEqualTo(Rejection.SALE_NOT_OPEN);
    assertThat(granted(desk.at(PRESALE).checkoutWith("club", "a", "S1:A:1"))).isNotNull();
    assertThat(granted(desk.at(PRESALE_ENDS.minusMillis(1)).checkoutWith("club", "b", "S1:A:2")))
        .isNotNull();
    assertThat(refused(desk.at(PRESALE_ENDS).checkoutWith("club", "c", "S1:A:3")))
        .isEqualTo(Rejection.SALE_NOT_OPEN);
  }

  @Test
  void who_comes_too_early_is_told_when_the_first_door_opens() {
    desk.at(OPENING);

    assertThat(desk.hold("alice", "S1:A:1"))
        .isEqualTo(
            new Reply.Refused(
                Rejection.SALE_NOT_OPEN, List.of(), Optional.of(Duration.ofHours(1))));
  }

  @Test
  void a_code_that_was_never_given_out() {
    assertThat(refused(desk.checkoutWith("guess", "alice", "S1:A:1")))
        .isEqualTo(Rejection.PRESALE_CODE_UNKNOWN);
  }

  @Test
  void a_single_use_code_is_good_for_one_booking_at_a_time() {
    Booking first = granted(desk.checkoutWith("once", "alice", "S1:A:1"));
    assertThat(desk.checkoutWith("once", "bob", "S1:A:2"))
        .isEqualTo(
            new Reply.Refused(Rejection.PRESALE_CODE_USED, List.of(), Optional.of(HOLD_TTL)));

    desk.release(first);
    Booking second = granted(desk.checkoutWith("once", "bob", "S1:A:2"));
    desk.confirm(second);

    assertThat(desk.checkoutWith("once", "carol", "S1:A:3"))
        .isEqualTo(Reply.Refused.because(Rejection.PRESALE_CODE_USED));
  }

  @Test
  void what_a_hold_took_comes_back_when_it_expires_without_waiting_for_anybody_to_notice() {
    granted(desk.checkoutWith("once", "alice", "S1:A:1"));

    assertThat(granted(desk.after(HOLD_TTL).checkoutWith("once", "bob", "S1:A:2"))).isNotNull();
  }

  @Test
  void a_code_for_several_bookings_is_good_for_so_many_seats_together() {
    granted(desk.checkoutWith("club", "alice", "S1:A:1", "S1:A:2", "S1:A:3"));

    assertThat(refused(desk.checkoutWith("club", "bob", "S1:A:4", "S1:A:5")))
        .isEqualTo(Rejection.PRESALE_CODE_USED);
    assertThat(granted(desk.checkoutWith("club", "bob", "S1:A:4"))).isNotNull();
  }

  @Test
  void a_change_of_seats_stays_within_the_code() {
    Booking held = granted(desk.checkoutWith("club", "alice", "S1:A:1", "S1:A:2"));

    assertThat(granted(desk.change(held, "S1:A:1", "S1:A:2", "S1:A:3", "S1:A:4")).seats())
        .hasSize(4);
    assertThat(refused(desk.change(held, "S1:A:1", "S1:A:2", "S1:A:3", "S1:A:4", "S1:A:5")))
        .isEqualTo(Rejection.PRESALE_CODE_USED);
    assertThat(granted(desk.change(held, "S1:A:1")).seats()).hasSize(1);
    assertThat(granted(desk.checkoutWith("club", "bob", "S1:A:2", "S1:A:3", "S1:A:4"))).isNotNull();
  }

  @Test
  void a_sale_taken_back_gives_the_code_back() {
    desk.handle(new SaleDraft(2).opensAt(TO_ALL).cancellable(TO_ALL, 100).of(HALL));
    Booking sold = granted(desk.confirm(granted(desk.checkoutWith("once", "alice", "S1:A:1"))));
    desk.cancel(sold);

    assertThat(granted(desk.checkoutWith("once", "bob", "S1:A:1"))).isNotNull();
  }

  @Test
  void once_the_sale_is_open_to_all_codes_are_neither_needed_nor_used() {
    desk.at(TO_ALL);

    assertThat(granted(desk.hold("alice", "S1:A:1"))).isNotNull();
    assertThat(grantedHold(desk.checkoutWith("guess", "bob", "S1:A:2")).presaleCode()).isEmpty();
  }

  @Test
  void codes_left_out_of_a_new_definition_are_good_no_more_and_use_is_remembered() {
    granted(desk.checkoutWith("club", "alice", "S1:A:1"));
    desk.handle(presale(2, new PresaleQuota("club", 1, Optional.empty())));

    assertThat(refused(desk.checkoutWith("club", "bob", "S1:A:2")))
        .isEqualTo(Rejection.PRESALE_CODE_USED);
    assertThat(refused(desk.checkoutWith("once", "bob", "S1:A:2")))
        .isEqualTo(Rejection.PRESALE_CODE_USED);
    assertThat(desk.handle(presale(2)).events()).isEmpty();
    assertThat(desk.handle(presale(1)).events()).isEmpty();
  }

  @Test
  void a_definition_that_contradicts_itself_cannot_be_made() {
    assertThatThrownBy(() -> presale(3, new PresaleQuota("x", 0, Optional.empty())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> presale(3, new PresaleQuota("x", 1, Optional.of(0))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new SaleCommand.DefinePresale(new Presale("p", 1, OPENING, OPENING), List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
