package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A sale ends some day, and nothing of it stays. */
class RetireTest {
  private static final Instant CLOSES = Sales.OPENING.plus(Duration.ofDays(1));
  private static final Instant RETIRES = CLOSES.plus(Duration.ofDays(30));

  private final Desk desk = Desk.selling(seated("S1", 4), standing("PIT", 3));

  @Test
  void not_before_its_time() {
    Decision early = desk.at(RETIRES.minusMillis(1)).handle(new SaleCommand.RetireSale(40));

    assertThat(early.events()).isEmpty();
    assertThat(desk.handle(inquiry(new BookingId("none"))).reply()).isPresent();
    assertThat(desk.state.terms()).isPresent();
  }

  @Test
  void nothing_of_it_is_found_afterwards() {
    Booking sold = desk.held("alice", "S1:A:1");
    desk.confirm(sold);

    Decision retired = desk.at(RETIRES).handle(new SaleCommand.RetireSale(40));

    assertThat(retired.events()).containsExactly(new SaleEvent.SaleRetired(1));
    assertThat(refusal(inquiry(sold.bookingId()))).isEqualTo(Rejection.BOOKING_UNKNOWN);
    assertThat(refusal(Desk.checkoutCommand("bob", "k1", Wish.BestAvailable.of(1))))
        .isEqualTo(Rejection.SALE_UNKNOWN);
    assertThat(desk.state.bookings()).isEmpty();
  }

  @Test
  void holds_and_waits_that_are_open_end_first_and_their_ends_are_told() {
    desk.handle(draft(2, CLOSES).of(seated("S1", 4), standing("PIT", 3)));
    desk.held("alice", "S1:A:1");
    desk.best("bob", 3);
    desk.waitFor("carol", Wish.BestAvailable.of(2));
    desk.at(RETIRES);

    Decision first = desk.handle(new SaleCommand.RetireSale(2));
    Decision second = desk.handle(new SaleCommand.RetireSale(2));
    Decision third = desk.handle(new SaleCommand.RetireSale(2));

    assertThat(first.events()).hasSize(2).hasOnlyElementsOfTypes(SaleEvent.HoldExpired.class);
    assertThat(second.events()).singleElement().isInstanceOf(SaleEvent.WaitlistLeft.class);
    assertThat(third.events()).singleElement().isInstanceOf(SaleEvent.SaleRetired.class);
  }

  @Test
  void it_cannot_be_put_on_sale_again() {
    long version = desk.at(RETIRES).handle(new SaleCommand.RetireSale(40)).clock().version();

    Decision again = desk.handle(draft(9, CLOSES).of(seated("S1", 4)));

    assertThat(again.events()).isEmpty();
    assertThat(again.clock().version()).isEqualTo(version);
    assertThat(refusal(Desk.checkoutCommand("bob", "k1", Wish.BestAvailable.of(1))))
        .isEqualTo(Rejection.SALE_UNKNOWN);
  }

  @Test
  void never_while_answers_to_its_last_requests_are_remembered() {
    assertThat(SaleTerms.retiresAt(CLOSES, Optional.of(CLOSES)))
        .isEqualTo(CLOSES.plus(SaleTerms.ANSWERS_KEPT_FOR));
    assertThat(SaleTerms.retiresAt(CLOSES, Optional.empty())).isEqualTo(RETIRES);
  }

  private static SaleCommand inquiry(BookingId booking) {
    return new SaleCommand.Inquire(booking, new CustomerId("alice"));
  }

  private Rejection refusal(SaleCommand command) {
    return ((Reply.Refused) desk.handle(command).reply().orElseThrow()).reason();
  }

  private static SaleDraft draft(long version, Instant waitUntil) {
    return new SaleDraft(version).limits(8, 8).waitlist(Duration.between(Sales.OPENING, waitUntil));
  }
}
