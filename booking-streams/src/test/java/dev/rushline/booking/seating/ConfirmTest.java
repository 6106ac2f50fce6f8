package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Turning a hold into a sale, and the fences around it. */
class ConfirmTest {
  private final Desk desk = Desk.selling(seated("S1", 5));
  private final Booking booking = desk.held("alice", "S1:A:1", "S1:A:2");

  @Test
  void a_confirmed_booking_has_its_seats_for_good() {
    Booking sold = granted(desk.confirm(booking));

    assertThat(sold).isInstanceOf(Confirmed.class);
    assertThat(desk.codes("S1")).isEqualTo("SSFFF");
    assertThat(desk.tally("alice").bought()).isEqualTo(2);
    assertThat(desk.tally("alice").held()).isZero();
  }

  @Test
  void a_confirm_a_millisecond_before_the_deadline_wins() {
    Reply reply = desk.after(HOLD_TTL.minusMillis(1)).confirm(booking);

    assertThat(granted(reply).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_refused_confirm_names_the_payment_to_be_voided() {
    desk.release(booking);
    SaleCommand.Confirm confirm =
        new SaleCommand.Confirm(
            booking.bookingId(), Desk.request("alice", "k", "f"), 1, "pay-7", 19_000);

    Decision decision = desk.handle(confirm);

    assertThat(decision.events())
        .singleElement()
        .isInstanceOfSatisfying(
            SaleEvent.BookingRejected.class,
            rejected -> {
              assertThat(rejected.refusal().reason()).isEqualTo(Rejection.HOLD_RELEASED);
              assertThat(rejected.paymentId()).isEqualTo(Optional.of("pay-7"));
            });
  }

  @Test
  void another_epoch_another_amount_or_another_customer_has_lost() {
    assertThat(refused(desk.confirm(booking, "alice", 2, 19_000)))
        .isEqualTo(Rejection.HOLD_SUPERSEDED);
    assertThat(refused(desk.confirm(booking, "alice", 1, 18_999)))
        .isEqualTo(Rejection.AMOUNT_MISMATCH);
    assertThat(refused(desk.confirm(booking, "bob", 1, 19_000)))
        .isEqualTo(Rejection.BOOKING_UNKNOWN);
    assertThat(desk.codes("S1")).isEqualTo("HHFFF");
  }

  @Test
  void a_second_payment_for_a_sold_booking_is_refused() {
    desk.confirm(booking);

    assertThat(refused(desk.confirm(booking))).isEqualTo(Rejection.ALREADY_CONFIRMED);
    assertThat(refused(desk.release(booking))).isEqualTo(Rejection.ALREADY_CONFIRMED);
  }

  @Test
  void expiry_after_the_sale_changes_nothing() {
    desk.confirm(booking);

    assertThat(desk.after(HOLD_TTL).expire(booking).events()).isEmpty();
    assertThat(desk.codes("S1")).isEqualTo("SSFFF");
  }
}
