package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.StandingArea;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One command does so much and no more, however many wait and however many holds are over. */
class BoundedWorkTest {
  private static final Duration OFFER = Duration.ofMinutes(30);
  private static final int WAITING = 20;

  private Desk desk = new Desk();
  private final List<Booking> waiting = new ArrayList<>();

  /** One seat that is sold, and who waits for two. */
  private void manyWait(int count) {
    desk.handle(draft(1).of(seated("S1", 1)));
    granted(desk.confirm(desk.held("owner", "S1:A:1")));
    for (int fan = 0; fan < count; fan++) {
      waiting.add(granted(desk.waitFor("fan-" + fan, Wish.BestAvailable.of(2))));
    }
  }

  private static SaleDraft draft(long version) {
    return new SaleDraft(version).waitlist(OFFER);
  }

  private Decision addSeats(int... seatsPerRow) {
    return desk.handle(draft(2).of(seated("S1", 1), seated("S2", seatsPerRow)));
  }

  @Test
  void seats_for_many_who_wait_go_to_some_of_them_with_each_command() {
    manyWait(WAITING);

    Decision added = addSeats(2 * WAITING + 10);

    assertThat(added.events()).hasSize(1 + WorkBounds.SERVED_BESIDE_MAX);
    assertThat(added.othersFirst()).isTrue();
    assertThat(served()).isEqualTo(WorkBounds.SERVED_BESIDE_MAX);
  }

  @Test
  void nobody_else_gets_seats_until_all_are_served_and_may_ask_again_under_the_same_key() {
    manyWait(WAITING);
    addSeats(2 * WAITING + 10);
    SaleCommand.Checkout late =
        Desk.checkoutCommand("late", "k1", Wish.NamedSeats.of(List.of("S2:A:50")));

    Decision first = desk.handle(late);

    assertThat(first.reply().orElseThrow())
        .isEqualTo(
            new Reply.Refused(
                Rejection.NOT_ENOUGH_SEATS, List.of(), Optional.of(Duration.ofSeconds(1))));
    assertThat(first.events()).hasSize(WorkBounds.SERVED_BESIDE_MAX);
    Decision second = desk.handle(late);
    assertThat(second.othersFirst()).isFalse();
    assertThat(served()).isEqualTo(WAITING);
    assertThat(granted(second.reply().orElseThrow()).status()).isEqualTo(BookingStatus.HELD);
  }

  @Test
  void nobody_is_told_of_seats_that_are_others() {
    manyWait(3 * WorkBounds.SERVED_BESIDE_MAX + 1);
    addSeats(100);

    assertThat(
            desk.handle(
                    new SaleCommand.Suggest(
                        new CustomerId("late"), Wish.BestAvailable.of(1), Optional.empty()))
                .reply())
        .hasValueSatisfying(
            reply -> assertThat(refused(reply)).isEqualTo(Rejection.NOT_ENOUGH_SEATS));
    assertThat(refused(desk.waitFor("later", Wish.BestAvailable.of(1))))
        .isEqualTo(Rejection.NOT_ENOUGH_SEATS);
    assertThat(refused(desk.waitFor("later", Wish.BestAvailable.of(1))))
        .isEqualTo(Rejection.SEATS_AVAILABLE);
  }

  @Test
  void a_hold_that_stands_is_sold_meanwhile() {
    manyWait(3 * WAITING);
    addSeats(6 * WAITING);
    Booking served = desk.now(waiting.getFirst());

    Decision confirmed =
        desk.handle(
            new SaleCommand.Confirm(
                served.bookingId(),
                new RequestKey(served.customerId(), "pay", "pay"),
                served.holdEpoch(),
                "payment",
                served.totalMinor()));

    assertThat(confirmed.othersFirst()).isTrue();
    assertThat(granted(confirmed.reply().orElseThrow()).status())
        .isEqualTo(BookingStatus.CONFIRMED);
  }

  @Test
  void a_hold_does_not_change_to_seats_that_others_wait_for() {
    manyWait(3 * WAITING);
    addSeats(6 * WAITING);
    Booking served = desk.now(waiting.getFirst());

    Reply changed = desk.change(served, "S2:A:119", "S2:A:120");

    assertThat(refused(changed)).isEqualTo(Rejection.NOT_ENOUGH_SEATS);
    assertThat(desk.now(served).seats()).isEqualTo(served.seats());
  }

  @Test
  void a_confirm_after_the_deadline_that_would_end_too_many_holds_is_refused_for_good() {
    desk.handle(new SaleDraft(1).of(standing("PIT", 200)));
    Booking late = granted(desk.checkout("late", new Wish.StandingPlaces("PIT", 60)));
    desk.after(Duration.ofSeconds(30));
    for (int fan = 0; fan < 140; fan++) {
      granted(desk.checkout("early-" + fan, new Wish.StandingPlaces("PIT", 1)));
    }
    desk.at(late.lastOpen().until()).expire(late);
    granted(desk.checkout("next", new Wish.StandingPlaces("PIT", 60)));
    desk.after(Duration.ofMinutes(1));

    Decision confirmed =
        desk.handle(
            new SaleCommand.Confirm(
                late.bookingId(),
                Desk.request("late", "pay", "pay"),
                late.holdEpoch(),
                "payment",
                late.totalMinor()));

    assertThat(refused(confirmed.reply().orElseThrow())).isEqualTo(Rejection.HOLD_EXPIRED);
    assertThat(confirmed.events()).hasSize(WorkBounds.EVENTS_FOR_A_WISH_MAX + 1);
    assertThat(confirmed.events().getLast()).isInstanceOf(SaleEvent.BookingRejected.class);
  }

  @Test
  void seats_may_be_let_go_meanwhile() {
    manyWait(WAITING);
    addSeats(2 * WAITING);
    Booking first = desk.now(waiting.getFirst());

    Reply fewer = desk.change(first, first.seats().getFirst().seat());

    assertThat(granted(fewer).seats()).hasSize(1);
  }

  @Test
  void a_confirm_after_the_deadline_does_not_get_seats_that_others_wait_for() {
    desk.handle(draft(1).of(standing("PIT", 60)));
    Booking late = granted(desk.checkout("late", new Wish.StandingPlaces("PIT", 20)));
    Booking other =
        granted(desk.confirm(granted(desk.checkout("other", new Wish.StandingPlaces("PIT", 40)))));
    for (int fan = 0; fan < 30; fan++) {
      waiting.add(granted(desk.waitFor("fan-" + fan, new Wish.StandingPlaces("PIT", 1))));
    }
    desk.at(late.lastOpen().until()).expire(late);
    desk.cancel(other, "organiser", true);
    // Enough places are free, and others wait for some of them.
    assertThat(((StandingArea) desk.state.section("PIT").orElseThrow()).free()).isEqualTo(44);

    Reply confirm = desk.confirm(late);

    assertThat(refused(confirm)).isEqualTo(Rejection.HOLD_EXPIRED);
    assertThat(served()).isEqualTo(3 * WorkBounds.SERVED_BESIDE_MAX);
  }

  @Test
  void what_is_left_is_served_by_follow_ups_the_first_first() {
    manyWait(WAITING);
    addSeats(2 * WAITING);

    Decision some = desk.handle(new SaleCommand.ServeWaiting(3));

    assertThat(some.events()).hasSize(3);
    assertThat(waiting.subList(0, WorkBounds.SERVED_BESIDE_MAX + 3))
        .allMatch(booking -> desk.now(booking).status() == BookingStatus.HELD);
    Decision rest = desk.handle(new SaleCommand.ServeWaiting(40));
    assertThat(rest.othersFirst()).isFalse();
    assertThat(served()).isEqualTo(WAITING);
    assertThat(desk.handle(new SaleCommand.ServeWaiting(40)).events()).isEmpty();
  }

  @Test
  void twenty_thousand_who_wait_for_forty_thousand_seats_are_served_bit_by_bit() {
    int many = 20_000;
    manyWait(many);
    int[] rows = new int[400];
    Arrays.fill(rows, 100);

    Decision decision = addSeats(rows);
    int commands = 1;
    while (decision.othersFirst()) {
      decision = desk.handle(new SaleCommand.ServeWaiting(40));
      assertThat(decision.events()).hasSizeBetween(1, 40);
      commands++;
    }

    assertThat(served()).isEqualTo(many);
    assertThat(commands).isEqualTo(1 + (many - WorkBounds.SERVED_BESIDE_MAX + 39) / 40);
  }

  @Test
  void a_wish_that_is_short_of_seats_ends_some_of_the_holds_that_are_over() {
    desk.handle(new SaleDraft(1).of(standing("PIT", 1_000)));
    for (int fan = 0; fan < 1_000; fan++) {
      granted(desk.checkout("fan-" + fan, new Wish.StandingPlaces("PIT", 1)));
    }
    desk.after(Sales.HOLD_TTL);
    SaleCommand.Checkout large =
        Desk.checkoutCommand("large", "k1", new Wish.StandingPlaces("PIT", 60));

    Decision first = desk.handle(large);

    assertThat(first.events()).hasSize(WorkBounds.EVENTS_FOR_A_WISH_MAX);
    assertThat(refused(first.reply().orElseThrow())).isEqualTo(Rejection.NOT_ENOUGH_SEATS);
    assertThat(granted(desk.handle(large).reply().orElseThrow()).seats()).hasSize(60);
  }

  @Test
  void the_first_version_of_the_rules_decides_as_it_did() {
    desk = new Desk(1);
    manyWait(WAITING);

    Decision added = addSeats(2 * WAITING);

    assertThat(added.events()).hasSize(1 + WAITING);
    assertThat(added.othersFirst()).isFalse();
  }

  private long served() {
    return waiting.stream()
        .filter(booking -> desk.now(booking).status() == BookingStatus.HELD)
        .count();
  }
}
