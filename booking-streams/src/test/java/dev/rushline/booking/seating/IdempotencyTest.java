package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.terms.SaleTerms;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code AnswersAreStable}: same customer and key, same answer. */
class IdempotencyTest {
  private static final Wish FRONT = Wish.NamedSeats.of(List.of("S1:A:1"));
  private static final Wish BACK = Wish.NamedSeats.of(List.of("S1:B:1"));

  private final Desk desk = Desk.selling(seated("S1", 3, 3));

  @Test
  void the_same_request_gets_the_same_answer_and_no_second_seat() {
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    Decision first = desk.handle(request);

    Decision second = desk.handle(request);

    assertThat(second.reply()).isEqualTo(first.reply());
    assertThat(second.repeated()).isTrue();
    assertThat(second.events()).isEmpty();
    assertThat(desk.tally("alice").held()).isEqualTo(1);
  }

  @Test
  void the_answer_stands_after_the_hold_has_ended() {
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    Decision first = desk.handle(request);

    Decision later = desk.after(HOLD_TTL.multipliedBy(2)).handle(request);

    assertThat(later.reply()).isEqualTo(first.reply());
  }

  @Test
  void a_no_that_took_nothing_is_asked_again() {
    desk.held("bob", "S1:A:1");
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    Decision first = desk.handle(request);

    Decision later = desk.after(HOLD_TTL).handle(request);

    assertThat(refused(first.reply().orElseThrow())).isEqualTo(Rejection.SEAT_TAKEN);
    assertThat(later.reply().orElseThrow()).isInstanceOf(Reply.Granted.class);
    assertThat(later.repeated()).isFalse();
  }

  /** Its payment is voided by then. */
  @Test
  void a_no_to_a_payment_is_an_answer() {
    Booking booking = desk.held("alice", "S1:A:1");
    SaleCommand.Confirm tooLittle =
        new SaleCommand.Confirm(booking.bookingId(), Desk.request("alice", "k9", "f"), 1, "pay", 1);
    Decision first = desk.handle(tooLittle);

    Decision later = desk.handle(tooLittle);

    assertThat(refused(first.reply().orElseThrow())).isEqualTo(Rejection.AMOUNT_MISMATCH);
    assertThat(later.reply()).isEqualTo(first.reply());
    assertThat(later.repeated()).isTrue();
    assertThat(later.events()).isEmpty();
  }

  @Test
  void the_same_key_for_something_else_is_refused_and_the_first_answer_stands() {
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    Decision first = desk.handle(request);

    Decision other = desk.handle(Desk.checkoutCommand("alice", "k1", BACK));

    assertThat(refused(other.reply().orElseThrow())).isEqualTo(Rejection.IDEMPOTENCY_KEY_REUSED);
    assertThat(desk.handle(request).reply()).isEqualTo(first.reply());
    assertThat(desk.codes("S1")).isEqualTo("HFFFFF");
  }

  @Test
  void a_key_reused_by_a_confirm_voids_its_payment_and_the_first_answer_stands() {
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    Decision first = desk.handle(request);

    Decision confirm =
        desk.handle(
            new SaleCommand.Confirm(
                request.bookingId(), Desk.request("alice", "k1", "other"), 1, "pay", 9_500));

    assertThat(confirm.events())
        .singleElement()
        .isInstanceOfSatisfying(
            SaleEvent.BookingRejected.class,
            rejected -> assertThat(rejected.paymentId()).contains("pay"));
    assertThat(desk.handle(request).reply()).isEqualTo(first.reply());
  }

  @Test
  void keys_belong_to_customers() {
    desk.handle(Desk.checkoutCommand("alice", "k1", FRONT));

    Decision bobs = desk.handle(Desk.checkoutCommand("bob", "k1", BACK));

    assertThat(bobs.reply().orElseThrow()).isInstanceOf(Reply.Granted.class);
  }

  @Test
  void an_answer_is_forgotten_after_a_day_but_its_booking_id_is_not_given_again() {
    Desk long_sale = Desk.selling(seated("S1", 3, 3));
    SaleCommand.Checkout request = Desk.checkoutCommand("alice", "k1", FRONT);
    long_sale.handle(request);

    Decision later = long_sale.after(SaleTerms.ANSWERS_KEPT_FOR).handle(request);

    assertThat(refused(later.reply().orElseThrow())).isEqualTo(Rejection.BOOKING_ID_REUSED);
  }
}
