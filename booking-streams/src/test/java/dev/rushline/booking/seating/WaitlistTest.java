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
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.SectionPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Waiting for seats of an event that is sold out. */
class WaitlistTest {
  private static final Duration OFFER = Duration.ofMinutes(30);

  private final Desk desk = new Desk();
  private final Booking early;
  private final Booking late;

  /** Four seats in a row, two bookings of two, and three standing places that are all sold. */
  WaitlistTest() {
    desk.handle(draft(1).of(seated("S1", 4), standing("PIT", 3)));
    early = desk.held("early", "S1:A:1", "S1:A:2");
    late = granted(desk.after(Duration.ofMinutes(1)).hold("late", "S1:A:3", "S1:A:4"));
    granted(desk.checkout("crowd", new Wish.StandingPlaces("PIT", 3)));
  }

  private static SaleDraft draft(long version) {
    return new SaleDraft(version)
        .limits(4, 4)
        .waitlist(OFFER)
        .cancellable(Sales.OPENING.plus(Duration.ofHours(5)), 100);
  }

  private static Wish seats(int count) {
    return Wish.BestAvailable.of(count);
  }

  private static Wish cheap(int count) {
    return new Wish.BestAvailable(
        count, Optional.empty(), new LinkedHashSet<>(List.of("P2")), 0, false);
  }

  @Test
  void whoever_waits_gets_the_seats_that_come_back_in_the_same_decision() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));
    assertThat(waiting.status()).isEqualTo(BookingStatus.WAITING);
    assertThat(waiting.seats()).isEmpty();

    Decision decision =
        desk.handle(new SaleCommand.Release(early.bookingId(), early.customerId(), 1));

    assertThat(decision.events())
        .hasExactlyElementsOfTypes(SaleEvent.HoldReleased.class, SaleEvent.SeatsOffered.class);
    Booking offered = desk.now(waiting);
    assertThat(offered.status()).isEqualTo(BookingStatus.HELD);
    assertThat(offered.seats()).extracting(BookedSeat::seat).containsExactly("S1:A:1", "S1:A:2");
    assertThat(offered.lastOpen().until())
        .isEqualTo(Sales.OPENING.plus(Duration.ofMinutes(1)).plus(OFFER));
    assertThat(desk.codes("S1")).isEqualTo("HHHH");
    assertThat(granted(desk.confirm(offered)).status()).isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void also_when_a_hold_expires_because_somebody_else_asks_for_its_seats() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));

    Reply other = desk.at(early.lastOpen().until()).hold("bob", "S1:A:1", "S1:A:2");

    assertThat(refused(other)).isEqualTo(Rejection.SEAT_TAKEN);
    assertThat(desk.now(waiting).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void also_when_a_sale_is_taken_back_or_a_booking_gives_up_a_seat() {
    Booking sold = granted(desk.confirm(early));
    Booking two = granted(desk.waitFor("alice", seats(2)));
    Booking one = granted(desk.waitFor("bob", seats(1)));

    desk.change(late, "S1:A:3");
    desk.cancel(sold);

    assertThat(desk.now(one).seats()).extracting(BookedSeat::seat).containsExactly("S1:A:4");
    assertThat(desk.now(two).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void first_come_first_served() {
    Booking first = granted(desk.waitFor("alice", seats(2)));
    Booking second = granted(desk.waitFor("bob", seats(2)));

    desk.release(early);
    assertThat(desk.now(second).status()).isEqualTo(BookingStatus.WAITING);
    desk.release(late);

    assertThat(desk.now(first).seats()).extracting(BookedSeat::seat).contains("S1:A:1");
    assertThat(desk.now(second).seats()).extracting(BookedSeat::seat).contains("S1:A:3");
  }

  @Test
  void whoever_the_seats_do_not_fit_keeps_the_place_and_does_not_hold_up_others() {
    Booking four = granted(desk.waitFor("alice", seats(4)));
    Booking two = granted(desk.waitFor("bob", seats(2)));

    desk.release(early);
    assertThat(desk.now(two).status()).isEqualTo(BookingStatus.HELD);
    desk.release(late);
    assertThat(desk.now(four).status()).isEqualTo(BookingStatus.WAITING);
    desk.release(desk.now(two));

    assertThat(desk.now(four).seats()).hasSize(4);
  }

  @Test
  void seats_nobody_waits_for_are_free_for_everybody() {
    granted(desk.waitFor("alice", seats(4)));

    desk.release(early);

    assertThat(desk.codes("S1")).isEqualTo("FFHH");
    assertThat(granted(desk.hold("bob", "S1:A:1"))).isNotNull();
  }

  @Test
  void an_offer_that_is_not_taken_goes_to_the_next_in_line() {
    Booking first = granted(desk.waitFor("alice", seats(2)));
    Booking second = granted(desk.waitFor("bob", seats(2)));
    desk.confirm(late);
    desk.release(early);

    desk.at(desk.now(first).lastOpen().until()).expire(desk.now(first));

    assertThat(desk.now(first).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(desk.now(second).status()).isEqualTo(BookingStatus.HELD);
    assertThat(refused(desk.confirm(desk.now(first)))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void places_in_a_standing_area_and_seats_at_a_price_have_lines_of_their_own() {
    Booking places = granted(desk.waitFor("alice", new Wish.StandingPlaces("PIT", 2)));
    granted(desk.waitFor("bob", cheap(1)));

    desk.at(Sales.OPENING.plus(Duration.ofMinutes(1)).plus(HOLD_TTL));
    desk.hold("carol", "S1:A:1");

    assertThat(desk.now(places).status()).isEqualTo(BookingStatus.WAITING);
    desk.checkout("dave", new Wish.StandingPlaces("PIT", 3));
    assertThat(desk.now(places).seats()).hasSize(2);
  }

  @Test
  void leaving_the_line_and_asking_for_what_a_waiting_booking_has_not() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));

    assertThat(refused(desk.confirm(waiting))).isEqualTo(Rejection.STILL_WAITING);
    assertThat(refused(desk.extend(waiting))).isEqualTo(Rejection.STILL_WAITING);
    assertThat(refused(desk.cancel(waiting))).isEqualTo(Rejection.NOT_CONFIRMED);
    assertThat(granted(desk.release(waiting)).status()).isEqualTo(BookingStatus.RELEASED);
    desk.release(early);

    assertThat(desk.codes("S1")).isEqualTo("FFHH");
    assertThat(desk.state.waiting()).isZero();
  }

  @Test
  void who_may_not_wait() {
    granted(desk.waitFor("alice", seats(2)));

    assertThat(refused(desk.waitFor("alice", seats(1)))).isEqualTo(Rejection.ALREADY_WAITING);
    assertThat(refused(desk.waitFor("bob", seats(5)))).isEqualTo(Rejection.ORDER_LIMIT);
    assertThat(refused(desk.waitFor("crowd", seats(2)))).isEqualTo(Rejection.CUSTOMER_LIMIT);
    assertThat(refused(desk.waitFor("bob", Wish.NamedSeats.of(List.of("S1:A:1")))))
        .isEqualTo(Rejection.MALFORMED);
    desk.release(late);
    desk.release(early);
    assertThat(refused(desk.waitFor("bob", seats(1)))).isEqualTo(Rejection.SEATS_AVAILABLE);
    desk.handle(new SaleDraft(2).limits(4, 4).of(seated("S1", 4), standing("PIT", 3)));
    granted(desk.hold("bob", "S1:A:1", "S1:A:2"));
    assertThat(refused(desk.waitFor("carol", seats(1)))).isEqualTo(Rejection.NO_WAITLIST);
  }

  @Test
  void whoever_has_enough_by_then_leaves_the_line_and_the_next_is_served() {
    Booking greedy = granted(desk.waitFor("late", seats(2)));
    Booking next = granted(desk.waitFor("bob", seats(2)));
    desk.handle(draft(2).limits(4, 3).of(seated("S1", 4), standing("PIT", 3)));

    desk.release(early);

    assertThat(desk.now(greedy).status()).isEqualTo(BookingStatus.RELEASED);
    assertThat(desk.now(next).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void own_holds_that_are_over_do_not_stand_in_the_way() {
    Booking waiting = granted(desk.waitFor("late", seats(2)));
    desk.handle(draft(2).limits(4, 3).of(seated("S1", 4), standing("PIT", 3)));
    desk.at(late.lastOpen().until());

    desk.expire(early);

    assertThat(desk.now(late).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(desk.now(waiting).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void for_no_more_different_things_than_can_be_looked_at() {
    List<SectionPlan> sections = new java.util.ArrayList<>();
    for (int i = 0; i < JoinRules.PLAIN_WISHES_MAX + 1; i++) {
      sections.add(standing("P" + i, 0));
    }
    Desk many = new Desk();
    many.handle(draft(1).of(sections.toArray(SectionPlan[]::new)));
    for (int i = 0; i < JoinRules.PLAIN_WISHES_MAX; i++) {
      granted(many.waitFor("fan" + i, new Wish.StandingPlaces("P" + i, 1)));
    }

    assertThat(
            refused(
                many.waitFor("last", new Wish.StandingPlaces("P" + JoinRules.PLAIN_WISHES_MAX, 1))))
        .isEqualTo(Rejection.WAITLIST_FULL);
    assertThat(granted(many.waitFor("last", new Wish.StandingPlaces("P0", 1)))).isNotNull();
  }

  @Test
  void few_who_want_unusual_things_do_not_close_it_for_the_others() {
    Desk sold = new Desk();
    sold.handle(draft(1).limits(100, 1_000).of(seated("S1", 2)));
    granted(sold.best("early", 2));
    for (int count = 1; count <= JoinRules.OTHER_WISHES_MAX; count++) {
      granted(sold.waitFor("odd" + count, inWheelchairs(count)));
    }

    assertThat(refused(sold.waitFor("one more", inWheelchairs(99))))
        .isEqualTo(Rejection.WAITLIST_FULL);
    assertThat(granted(sold.waitFor("alice", Wish.BestAvailable.of(2)))).isNotNull();
  }

  @Test
  void logs_of_before_are_decided_as_they_were() {
    Desk sold = new Desk(2);
    sold.handle(draft(1).limits(100, 1_000).of(seated("S1", 2)));
    granted(sold.best("early", 2));
    for (int count = 1; count <= JoinRules.OTHER_WISHES_MAX; count++) {
      granted(sold.waitFor("odd" + count, inWheelchairs(count)));
    }

    assertThat(refused(sold.waitFor("alice", Wish.BestAvailable.of(2))))
        .isEqualTo(Rejection.WAITLIST_FULL);
  }

  private static Wish inWheelchairs(int count) {
    return new Wish.BestAvailable(
        count, Optional.empty(), new java.util.LinkedHashSet<>(), count, false);
  }

  @Test
  void a_new_definition_with_more_seats_serves_those_who_wait() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));

    desk.handle(draft(2).of(seated("S1", 6), standing("PIT", 3)));

    assertThat(desk.now(waiting).seats())
        .extracting(BookedSeat::seat)
        .containsExactly("S1:A:5", "S1:A:6");
  }

  @Test
  void nobody_is_offered_seats_of_a_sale_that_is_over() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));
    desk.at(Sales.OPENING.plus(Duration.ofDays(1)));

    desk.expire(early);

    assertThat(desk.now(waiting).status()).isEqualTo(BookingStatus.WAITING);
  }

  @Test
  void a_wait_ends_with_the_sale_as_it_was_when_it_began() {
    Booking waiting = granted(desk.waitFor("alice", seats(2)));
    Instant end = Sales.OPENING.plus(Duration.ofDays(1));
    assertThat(waiting.lastOpen().until()).isEqualTo(end);

    assertThat(desk.at(end.minusMillis(1)).expire(waiting).events())
        .noneMatch(SaleEvent.WaitlistLeft.class::isInstance);
  }

  @Test
  void whoever_still_waits_when_the_sale_ends_is_told_so() {
    desk.confirm(early);
    desk.confirm(late);
    Booking waiting = granted(desk.waitFor("alice", seats(2)));

    Decision decision = desk.at(Sales.OPENING.plus(Duration.ofDays(1))).expire(waiting);

    assertThat(decision.events()).hasExactlyElementsOfTypes(SaleEvent.WaitlistLeft.class);
    assertThat(desk.now(waiting).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(desk.state.waiting()).isZero();
    assertThat(desk.state.dueHolds(Instant.MAX, 10))
        .extracting(Open::bookingId)
        .doesNotContain(waiting.bookingId());
    assertThat(refused(desk.confirm(waiting))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void a_wait_that_ended_before_its_time_has_nothing_to_be_sold_after_all() {
    desk.confirm(early);
    desk.confirm(late);
    Booking waiting = granted(desk.waitFor("alice", seats(2)));
    Instant retirement = Sales.OPENING.plus(Duration.ofHours(23));
    desk.handle(
        draft(2)
            .opensAt(Sales.OPENING.minus(Duration.ofHours(2)))
            .ends(Sales.OPENING.minus(Duration.ofHours(1)), retirement)
            .of(seated("S1", 4), standing("PIT", 3)));
    desk.at(retirement).handle(new SaleCommand.RetireSale(40));
    desk.handle(draft(3).of(seated("S1", 4), standing("PIT", 3)));

    assertThat(desk.now(waiting).status()).isEqualTo(BookingStatus.EXPIRED);
    assertThat(refused(desk.confirm(waiting))).isEqualTo(Rejection.HOLD_EXPIRED);
  }

  @Test
  void an_offer_is_not_extended_since_others_wait() {
    desk.handle(draft(2).extension(Duration.ofMinutes(5)).of(seated("S1", 4), standing("PIT", 3)));
    Booking waiting = granted(desk.waitFor("alice", seats(2)));
    desk.release(early);

    assertThat(refused(desk.extend(desk.now(waiting)))).isEqualTo(Rejection.EXTENSION_NOT_OFFERED);
  }
}
