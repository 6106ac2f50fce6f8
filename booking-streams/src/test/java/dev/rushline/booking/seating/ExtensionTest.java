package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.grantedHold;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.HOLD_TTL;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** More time for a hold, once. */
class ExtensionTest {
  private static final Duration MORE = Duration.ofMinutes(4);
  private static final Instant DEADLINE = Sales.OPENING.plus(HOLD_TTL);

  private final Desk desk = new Desk();
  private final Booking booking;

  ExtensionTest() {
    desk.handle(new SaleDraft(1).extension(MORE).of(seated("S1", 5)));
    booking = desk.held("alice", "S1:A:1");
  }

  @Test
  void the_deadline_moves_and_the_hold_stays_the_same() {
    Booking extended = granted(desk.extend(booking));

    assertThat(extended.lastOpen().until()).isEqualTo(DEADLINE.plus(MORE));
    assertThat(extended.holdEpoch()).isEqualTo(booking.holdEpoch());
    assertThat(desk.at(DEADLINE).expire(booking).events()).isEmpty();
    assertThat(granted(desk.confirm(booking)).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void the_seats_are_free_again_at_the_new_deadline() {
    granted(desk.extend(booking));

    assertThat(refused(desk.at(DEADLINE.plus(MORE).minusMillis(1)).hold("bob", "S1:A:1")))
        .isEqualTo(Rejection.SEAT_TAKEN);
    assertThat(granted(desk.at(DEADLINE.plus(MORE)).hold("bob", "S1:A:1")).seats()).hasSize(1);
  }

  @Test
  void once_and_no_more() {
    granted(desk.extend(booking));

    assertThat(refused(desk.extend(booking))).isEqualTo(Rejection.ALREADY_EXTENDED);
  }

  @Test
  void not_after_the_deadline() {
    assertThat(grantedHold(desk.at(DEADLINE.minusMillis(1)).extend(booking)).hold().extended())
        .isTrue();
    Booking other = desk.held("bob", "S1:A:3");

    assertThat(refused(desk.at(other.lastOpen().until()).extend(other)))
        .isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void not_what_is_sold_or_let_go_or_somebody_elses() {
    Booking sold = desk.held("bob", "S1:A:2");
    desk.confirm(sold);
    Booking released = desk.held("carol", "S1:A:3");
    desk.release(released);

    assertThat(refused(desk.extend(sold))).isEqualTo(Rejection.ALREADY_CONFIRMED);
    assertThat(refused(desk.extend(released))).isEqualTo(Rejection.HOLD_RELEASED);
    assertThat(
            refused(
                desk.handle(
                        new SaleCommand.Extend(
                            booking.bookingId(), Desk.request("mallory", "k", "f")))
                    .reply()
                    .orElseThrow()))
        .isEqualTo(Rejection.BOOKING_UNKNOWN);
  }

  @Test
  void not_where_the_organiser_does_not_offer_it_or_the_event_is_off() {
    desk.handle(new SaleDraft(2).of(seated("S1", 5)));
    assertThat(refused(desk.extend(booking))).isEqualTo(Rejection.EXTENSION_NOT_OFFERED);

    desk.handle(new SaleDraft(3).extension(MORE).cancelled(true).of(seated("S1", 5)));
    assertThat(refused(desk.extend(booking))).isEqualTo(Rejection.EVENT_CANCELLED);
  }

  @Test
  void the_same_request_twice_extends_once_and_gets_the_same_answer() {
    SaleCommand.Extend request =
        new SaleCommand.Extend(booking.bookingId(), Desk.request("alice", "k", "f"));
    Decision first = desk.handle(request);

    Decision second = desk.handle(request);

    assertThat(second.reply()).isEqualTo(first.reply());
    assertThat(second.events()).isEmpty();
  }
}
