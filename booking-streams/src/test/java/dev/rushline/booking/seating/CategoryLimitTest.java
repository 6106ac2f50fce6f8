package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How many seats of one price category a customer may have. */
class CategoryLimitTest {
  private final Desk desk = new Desk();

  CategoryLimitTest() {
    desk.handle(
        new SaleDraft(1)
            .limits(10, 10)
            .categoryLimit("P1", 2)
            .of(seated("S1", 9), standing("PIT", 9)));
  }

  @Test
  void held_and_bought_seats_count_together() {
    desk.confirm(desk.held("alice", "S1:A:1"));
    granted(desk.hold("alice", "S1:A:2"));

    assertThat(refused(desk.hold("alice", "S1:A:3"))).isEqualTo(Rejection.CATEGORY_LIMIT);
    assertThat(granted(desk.checkout("alice", new Wish.StandingPlaces("PIT", 5)))).isNotNull();
    assertThat(granted(desk.hold("bob", "S1:A:3", "S1:A:4"))).isNotNull();
  }

  @Test
  void what_is_given_back_counts_no_more() {
    Booking held = desk.held("alice", "S1:A:1", "S1:A:2");
    assertThat(desk.hold("alice", "S1:A:5"))
        .isEqualTo(
            new Reply.Refused(Rejection.CATEGORY_LIMIT, List.of(), Optional.of(Sales.HOLD_TTL)));

    assertThat(granted(desk.change(held, "S1:A:5", "S1:A:6"))).isNotNull();
    desk.after(Sales.HOLD_TTL.plus(Duration.ofMillis(1)));

    assertThat(granted(desk.hold("alice", "S1:A:1", "S1:A:2"))).isNotNull();
  }

  @Test
  void a_change_does_not_get_around_it() {
    Booking held = desk.held("alice", "S1:A:1", "S1:A:2");

    assertThat(refused(desk.change(held, "S1:A:1", "S1:A:2", "S1:A:3")))
        .isEqualTo(Rejection.CATEGORY_LIMIT);
  }
}
