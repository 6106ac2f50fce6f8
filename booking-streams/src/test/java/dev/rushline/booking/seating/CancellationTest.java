package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.CustomerTally;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.terms.CancellationTerms;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sales that are taken back, and what comes back of their price. */
class CancellationTest {
  private static final Instant UNTIL = Sales.OPENING.plus(Duration.ofHours(2));

  private final Desk desk = new Desk();

  private Booking aliceBought(int refundPercent) {
    desk.handle(new SaleDraft(1).cancellable(UNTIL, refundPercent).of(seated("S1", 5)));
    return granted(desk.confirm(desk.held("alice", "S1:A:1", "S1:A:2")));
  }

  private static long refundMinor(Reply reply) {
    return ((Cancelled) granted(reply)).refundMinor();
  }

  @ParameterizedTest(name = "{0} percent of 190.00 => {1}")
  @CsvSource({
    // percent  refund in cents
    "100,       19000",
    "50,        9500",
    "33,        6270",
    "1,         190",
    "0,         0",
  })
  void as_much_comes_back_as_the_organiser_says(int percent, long refund) {
    assertThat(refundMinor(desk.cancel(aliceBought(percent)))).isEqualTo(refund);
  }

  @Test
  void a_part_of_a_cent_stays_with_the_organiser() {
    assertThat(new CancellationTerms(UNTIL, 33).refundMinor(101)).isEqualTo(33);
  }

  @Test
  void the_seats_are_free_again_and_count_no_more() {
    desk.cancel(aliceBought(100));

    assertThat(desk.codes("S1")).isEqualTo("FFFFF");
    assertThat(desk.tally("alice")).isEqualTo(CustomerTally.NOTHING);
    assertThat(granted(desk.hold("bob", "S1:A:1")).seats()).hasSize(1);
  }

  @Test
  void until_the_organisers_deadline_and_not_at_it() {
    Booking early = aliceBought(100);
    Booking late = granted(desk.confirm(desk.held("bob", "S1:A:4")));

    assertThat(granted(desk.at(UNTIL.minusMillis(1)).cancel(early))).isNotNull();
    assertThat(refused(desk.at(UNTIL).cancel(late))).isEqualTo(Rejection.NOT_CANCELLABLE);
  }

  @Test
  void a_hold_past_its_deadline_has_expired_whether_that_was_noticed_or_not() {
    desk.handle(new SaleDraft(1).cancellable(UNTIL, 100).of(seated("S1", 5)));
    Booking held = desk.held("alice", "S1:A:1");
    assertThat(refused(desk.cancel(held))).isEqualTo(Rejection.NOT_CONFIRMED);

    assertThat(refused(desk.after(Sales.HOLD_TTL).cancel(held))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void not_at_all_where_the_organiser_does_not_offer_it() {
    desk.handle(new SaleDraft(1).of(seated("S1", 5)));
    Booking sold = granted(desk.confirm(desk.held("alice", "S1:A:1")));

    assertThat(refused(desk.cancel(sold))).isEqualTo(Rejection.NOT_CANCELLABLE);
    assertThat(desk.codes("S1")).startsWith("S");
  }

  @Test
  void an_organiser_cancels_anybodys_booking_at_any_time_for_all_of_the_price() {
    Booking sold = aliceBought(0);

    Reply reply = desk.at(UNTIL.plusSeconds(1)).cancel(sold, "organiser", true);

    assertThat(refundMinor(reply)).isEqualTo(19_000);
  }

  @Test
  void all_of_the_price_comes_back_of_an_event_that_does_not_take_place() {
    Booking sold = aliceBought(10);
    desk.handle(new SaleDraft(2).cancelled(true).of(seated("S1", 5)));

    assertThat(refundMinor(desk.at(UNTIL).cancel(sold))).isEqualTo(19_000);
  }

  @Test
  void only_what_is_sold_and_once() {
    Booking sold = aliceBought(100);
    Booking held = desk.held("bob", "S1:A:3");
    Booking cancelled = granted(desk.cancel(sold));

    assertThat(refused(desk.cancel(held))).isEqualTo(Rejection.NOT_CONFIRMED);
    assertThat(granted(desk.cancel(sold))).isEqualTo(cancelled);
    assertThat(refused(desk.confirm(sold))).isEqualTo(Rejection.BOOKING_CANCELLED);
    assertThat(refused(desk.release(sold))).isEqualTo(Rejection.BOOKING_CANCELLED);
    assertThat(refused(desk.extend(sold))).isEqualTo(Rejection.BOOKING_CANCELLED);
  }

  @Test
  void nobody_cancels_what_is_somebody_elses() {
    assertThat(refused(desk.cancel(aliceBought(100), "mallory", false)))
        .isEqualTo(Rejection.BOOKING_UNKNOWN);
  }
}
