package dev.rushline.booking.seating;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.run;
import static dev.rushline.booking.seating.Sales.sale;
import static dev.rushline.booking.seating.Sales.seated;
import static dev.rushline.booking.seating.Sales.standing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SectionPlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changing what is on sale while it is being sold. */
class SaleDefinitionTest {
  private final Desk desk = Desk.selling(seated("S1", 3, 3), standing("PIT", 5));

  @Test
  void an_older_or_repeated_definition_changes_nothing() {
    assertThat(desk.handle(sale(1, seated("S9", 1))).events()).isEmpty();
    assertThat(desk.handle(sale(0, seated("S9", 1))).events()).isEmpty();
    assertThat(desk.codes("S1")).isEqualTo("FFFFFF");
  }

  @Test
  void seats_may_be_added_around_what_is_held_and_sold() {
    desk.confirm(desk.held("alice", "S1:B:2"));
    desk.held("bob", "S1:A:3");

    desk.handle(sale(2, seated("S1", 5, 4, 2), standing("PIT", 5)));

    assertThat(desk.codes("S1")).isEqualTo("FFHFF" + "FSFF" + "FF");
    assertThat(desk.state.terms().orElseThrow().saleVersion()).isEqualTo(2);
  }

  @Test
  void a_change_that_would_remove_a_held_or_sold_seat_is_refused_as_a_whole() {
    desk.confirm(desk.held("alice", "S1:B:3"));
    desk.held("bob", "S1:B:2");

    Decision decision = desk.handle(sale(2, seated("S1", 9, 1), standing("PIT", 5)));

    assertThat(decision.events())
        .containsExactly(new SaleEvent.SaleChangeRefused(2, List.of("S1:B:2", "S1:B:3")));
    assertThat(desk.codes("S1")).isEqualTo("FFFFHS");
  }

  @Test
  void a_cancellation_is_never_refused_and_leaves_everybody_the_seats_to_give_back() {
    Booking sold = granted(desk.confirm(desk.held("alice", "S1:B:3")));
    Booking held = desk.held("bob", "S1:A:1");

    Decision decision = desk.handle(sale(2, 4, 6, true, seated("X", 2), standing("PIT", 1)));

    assertThat(decision.events()).hasSize(1).hasOnlyElementsOfType(SaleEvent.SaleDefined.class);
    assertThat(desk.state.terms().orElseThrow().saleVersion()).isEqualTo(2);
    assertThat(desk.codes("S1")).isEqualTo("HFFFFS");
    assertThat(refused(desk.hold("carol", "S1:A:2"))).isEqualTo(Rejection.EVENT_CANCELLED);
    assertThat(granted(desk.cancel(sold)).status()).isEqualTo(BookingStatus.CANCELLED);
    assertThat(granted(desk.release(held)).status()).isEqualTo(BookingStatus.RELEASED);
    assertThat(desk.codes("S1")).isEqualTo("FFFFFF");
  }

  @Test
  void a_section_with_claims_can_neither_go_nor_turn_into_a_standing_area() {
    desk.held("bob", "S1:A:1");

    assertThat(desk.handle(sale(2, standing("PIT", 5))).events())
        .containsExactly(new SaleEvent.SaleChangeRefused(2, List.of("S1:A:1")));
    assertThat(desk.handle(sale(3, standing("S1", 99), standing("PIT", 5))).events())
        .containsExactly(new SaleEvent.SaleChangeRefused(3, List.of("S1:A:1")));
  }

  @Test
  void a_standing_area_shrinks_down_to_what_is_taken_and_no_further() {
    desk.checkout("bob", new Wish.StandingPlaces("PIT", 3));

    assertThat(desk.handle(sale(2, seated("S1", 3, 3), standing("PIT", 2))).events())
        .containsExactly(new SaleEvent.SaleChangeRefused(2, List.of("PIT")));
    desk.handle(sale(3, seated("S1", 3, 3), standing("PIT", 3)));
    assertThat(desk.state.section("PIT").orElseThrow().free()).isZero();
  }

  @Test
  void holding_back_a_seat_somebody_has_waits_until_it_comes_back() {
    Booking booking = desk.held("bob", "S1:A:1");
    RowPlan row =
        new RowPlan(
            "A",
            0,
            1,
            List.of(run(1, 0, 1, SeatKind.STANDARD, Optional.of("camera")), run(2, 1, 2)));

    desk.handle(sale(2, new SectionPlan.Seated("S1", 0, List.of(row)), standing("PIT", 5)));

    assertThat(desk.codes("S1")).isEqualTo("HFF");
    desk.release(booking);
    assertThat(desk.codes("S1")).isEqualTo("BFF");
    assertThat(desk.state.section("S1").orElseThrow().free()).isEqualTo(2);
  }

  @Test
  void definitions_that_contradict_themselves_cannot_be_made() {
    RowPlan twice = new RowPlan("A", 0, 0, List.of(run(2, 0, 1), run(1, 2, 2)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> sale(new SectionPlan.Seated("S1", 0, List.of(twice))))
        .withMessage("seat twice: S1:A:2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sale(new SectionPlan.Standing("PIT", 0, 5, "P9")))
        .withMessage("category without a price: P9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> sale(seated("S1", 1), seated("S1", 1)))
        .withMessage("section twice: S1");
  }
}
