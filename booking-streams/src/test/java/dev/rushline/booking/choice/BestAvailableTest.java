package dev.rushline.booking.choice;

import static dev.rushline.booking.seating.Desk.granted;
import static dev.rushline.booking.seating.Desk.refused;
import static dev.rushline.booking.seating.Sales.run;
import static dev.rushline.booking.seating.Sales.seated;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.Wish;
import dev.rushline.booking.hall.RowPlan;
import dev.rushline.booking.hall.SeatId;
import dev.rushline.booking.hall.SeatKind;
import dev.rushline.booking.hall.SectionPlan;
import dev.rushline.booking.seating.Desk;
import dev.rushline.booking.seating.Sales;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which seats are the best n that are free together. */
class BestAvailableTest {

  @ParameterizedTest(name = "row {0}, {1} seats => {2}")
  @CsvSource({
    // row (x taken)  count => seats chosen; the focus is the middle seat
    ".....,           1,       3",
    ".....,           2,       2 3",
    ".....,           3,       2 3 4",
    ".....,           4,       1 2 3 4",
    "..x..,           1,       2",
    "..x..,           2,       1 2",
    "..x..,           3,       none",
    "x...x,           2,       2 3",
    "xx.xx,           1,       3",
    "xxxxx,           1,       none",
    ".x.x.,           2,       none",
  })
  void closest_to_the_focus_side_by_side(String row, int count, String expected) {
    Desk desk = Desk.selling(seated("S1", row.length()));
    for (int seat = 0; seat < row.length(); seat++) {
      if (row.charAt(seat) == 'x') {
        desk.held("other" + seat, "S1:A:" + (seat + 1));
      }
    }

    Reply reply =
        desk.handle(Desk.checkoutCommand("alice", "k", Wish.BestAvailable.of(count)))
            .reply()
            .orElseThrow();

    assertThat(chosen(reply)).isEqualTo(expected);
  }

  private static String chosen(Reply reply) {
    return reply instanceof Reply.Granted(Booking booking)
        ? booking.seats().stream()
            .map(seat -> ((SeatId.Numbered) SeatId.parse(seat.seat()).orElseThrow()).label())
            .collect(Collectors.joining(" "))
        : "none";
  }

  @Test
  void the_first_row_with_room_then_the_next_then_the_next_section() {
    Desk desk = Desk.selling(seated("S1", 2, 3), seated("S2", 4));

    assertThat(seats(desk.best("a", 2))).containsExactly("S1:A:1", "S1:A:2");
    assertThat(seats(desk.best("b", 2))).containsExactly("S1:B:1", "S1:B:2");
    assertThat(seats(desk.best("c", 2))).containsExactly("S2:A:1", "S2:A:2");
    assertThat(seats(desk.best("d", 1))).containsExactly("S1:B:3");
  }

  @Test
  void rows_are_tried_by_rank_not_by_the_order_they_are_written_in() {
    Desk desk =
        Desk.selling(
            new SectionPlan.Seated(
                "S1", 0, List.of(Sales.row("back", 1, 2), Sales.row("front", 0, 2))));

    assertThat(seats(desk.best("alice", 2))).containsExactly("S1:front:1", "S1:front:2");
  }

  @Test
  void an_aisle_parts_neighbours_whatever_their_numbers_say() {
    RowPlan row = new RowPlan("A", 0, 2, List.of(run(2, 0, 1), run(2, 10, 3)));
    Desk desk = Desk.selling(new SectionPlan.Seated("S1", 0, List.of(row)));

    assertThat(refused(desk.best("alice", 3))).isEqualTo(Rejection.SEATS_NOT_TOGETHER);
    assertThat(seats(desk.best("alice", 2))).containsExactly("S1:A:1", "S1:A:2");
  }

  @Test
  void seats_for_wheelchairs_and_held_back_seats_are_not_offered() {
    RowPlan row =
        new RowPlan(
            "A",
            0,
            0,
            List.of(
                run(1, 0, 1, SeatKind.WHEELCHAIR, Optional.empty()),
                run(1, 1, 2, SeatKind.COMPANION, Optional.empty()),
                run(1, 2, 3, SeatKind.STANDARD, Optional.of("mixer")),
                run(1, 3, 4)));
    Desk desk = Desk.selling(new SectionPlan.Seated("S1", 0, List.of(row)));

    assertThat(seats(desk.best("alice", 1))).containsExactly("S1:A:4");
    assertThat(refused(desk.best("bob", 1))).isEqualTo(Rejection.NOT_ENOUGH_SEATS);
  }

  @Test
  void holds_that_are_due_make_room() {
    Desk desk = Desk.selling(seated("S1", 2));
    desk.held("alice", "S1:A:1", "S1:A:2");
    assertThat(refused(desk.best("bob", 2))).isEqualTo(Rejection.NOT_ENOUGH_SEATS);

    assertThat(seats(desk.after(Sales.HOLD_TTL).best("bob", 2))).hasSize(2);
  }

  private static List<String> seats(Reply reply) {
    return granted(reply).seats().stream().map(BookedSeat::seat).toList();
  }
}
