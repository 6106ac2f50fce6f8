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
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Holding, releasing and expiring; plain Java, no Kafka. */
class HoldTest {
  private static final Duration INSTANT_BEFORE = HOLD_TTL.minusMillis(1);

  private final Desk desk = Desk.selling(seated("S1", 5, 5), standing("PIT", 10));

  @Test
  void held_seats_are_priced_and_live_for_the_hold_ttl() {
    Booking booking = desk.held("alice", "S1:A:1", "S1:A:2");

    assertThat(booking.status()).isEqualTo(BookingStatus.HELD);
    assertThat(booking.totalMinor()).isEqualTo(19_000);
    assertThat(booking.lastOpen().until()).isEqualTo(Sales.OPENING.plus(HOLD_TTL));
    assertThat(desk.codes("S1")).isEqualTo("HHFFFFFFFF");
  }

  @Test
  void a_seat_somebody_holds_is_refused_with_the_time_it_may_come_back() {
    desk.held("alice", "S1:A:1");

    Reply reply = desk.after(Duration.ofMinutes(1)).hold("bob", "S1:A:1", "S1:A:2");

    assertThat(reply)
        .isEqualTo(
            new Reply.Refused(
                Rejection.SEAT_TAKEN, List.of("S1:A:1"), Optional.of(Duration.ofMinutes(7))));
    assertThat(desk.codes("S1")).isEqualTo("HFFFFFFFFF");
  }

  @Test
  void a_sold_seat_never_comes_back() {
    desk.confirm(desk.held("alice", "S1:A:1"));

    Reply reply = desk.after(Duration.ofHours(1)).hold("bob", "S1:A:1");

    assertThat(reply).isEqualTo(Reply.Refused.because(Rejection.SEAT_TAKEN, List.of("S1:A:1")));
  }

  @Test
  void a_hold_keeps_its_seats_to_the_last_millisecond() {
    desk.held("alice", "S1:A:1");

    assertThat(refused(desk.after(INSTANT_BEFORE).hold("bob", "S1:A:1")))
        .isEqualTo(Rejection.SEAT_TAKEN);
  }

  @Test
  void a_hold_at_its_deadline_gives_its_seats_to_who_asks_without_waiting_for_a_timer() {
    Booking late = desk.held("alice", "S1:A:1", "S1:A:2");

    Booking booking = granted(desk.after(HOLD_TTL).hold("bob", "S1:A:1"));

    assertThat(booking.customerId()).isEqualTo(new CustomerId("bob"));
    assertThat(desk.state.booking(late.bookingId()).orElseThrow().status())
        .isEqualTo(BookingStatus.EXPIRED);
    assertThat(desk.codes("S1")).isEqualTo("HFFFFFFFFF");
  }

  @Test
  void expiry_is_decided_again_by_the_owner() {
    Booking booking = desk.held("alice", "S1:A:1");

    assertThat(desk.after(INSTANT_BEFORE).expire(booking).events()).isEmpty();
    assertThat(desk.after(Duration.ofMillis(1)).expire(booking).events()).hasSize(1);
    assertThat(desk.expire(booking).events()).isEmpty();
    assertThat(desk.codes("S1")).isEqualTo("FFFFFFFFFF");
  }

  @Test
  void expiry_of_another_epoch_changes_nothing() {
    Booking booking = desk.held("alice", "S1:A:1");

    Decision decision =
        desk.after(HOLD_TTL)
            .handle(new SaleCommand.ExpireHold(booking.bookingId(), 2, booking.lastOpen().until()));

    assertThat(decision.events()).isEmpty();
    assertThat(desk.codes("S1")).startsWith("H");
  }

  @Test
  void releasing_twice_is_what_the_owner_wanted() {
    Booking booking = desk.held("alice", "S1:A:1");

    assertThat(granted(desk.release(booking)).status()).isEqualTo(BookingStatus.RELEASED);
    assertThat(granted(desk.release(booking)).status()).isEqualTo(BookingStatus.RELEASED);
    assertThat(desk.codes("S1")).isEqualTo("FFFFFFFFFF");
  }

  @Test
  void nobody_releases_what_is_somebody_elses() {
    Booking booking = desk.held("alice", "S1:A:1");

    Decision decision =
        desk.handle(
            new SaleCommand.Release(
                booking.bookingId(), new CustomerId("bob"), booking.holdEpoch()));

    assertThat(refused(decision.reply().orElseThrow())).isEqualTo(Rejection.BOOKING_UNKNOWN);
    assertThat(desk.codes("S1")).startsWith("H");
  }

  @Test
  void the_clock_of_an_event_never_runs_backwards() {
    Booking booking = desk.after(HOLD_TTL).held("alice", "S1:A:1");

    Booking second = desk.at(Sales.OPENING).held("bob", "S1:A:2");

    assertThat(second.head().createdAt()).isEqualTo(booking.head().createdAt());
  }

  @Test
  void standing_places_are_counted_and_come_back() {
    Booking booking = granted(desk.checkout("alice", new Wish.StandingPlaces("PIT", 4)));

    assertThat(booking.totalMinor()).isEqualTo(4 * 6_500);
    assertThat(desk.state.section("PIT").orElseThrow().free()).isEqualTo(6);
    desk.release(booking);
    assertThat(desk.state.section("PIT").orElseThrow().free()).isEqualTo(10);
  }

  @Test
  void a_full_standing_area_takes_places_back_from_holds_that_are_due() {
    for (String customer : List.of("a", "b", "c")) {
      desk.checkout(customer, new Wish.StandingPlaces("PIT", 3));
    }
    assertThat(refused(desk.checkout("d", new Wish.StandingPlaces("PIT", 2))))
        .isEqualTo(Rejection.NOT_ENOUGH_SEATS);

    Reply reply = desk.after(HOLD_TTL).checkout("d", new Wish.StandingPlaces("PIT", 2));

    assertThat(granted(reply).seats()).hasSize(2);
    assertThat(desk.state.section("PIT").orElseThrow().free()).isEqualTo(8);
  }
}
