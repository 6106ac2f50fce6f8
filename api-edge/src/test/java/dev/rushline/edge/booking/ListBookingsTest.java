package dev.rushline.edge.booking;

import static dev.rushline.edge.booking.Bookings.booking;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListBookingsTest {
  private static final String A = BookingId.of("opera", "fan", "a").toString();
  private static final String B = BookingId.of("opera", "fan", "b").toString();
  private static final String C = BookingId.of("opera", "fan", "c").toString();

  @Test
  void the_newer_state_of_a_booking_wins_wherever_it_is_known() {
    var merged =
        ListBookings.merge(
            List.of(
                booking(A, 1, 7, BookingStatus.HELD), booking(B, 2, 9, BookingStatus.CONFIRMED)),
            List.of(
                booking(A, 1, 8, BookingStatus.CONFIRMED), booking(B, 2, 6, BookingStatus.HELD)),
            Optional.empty());
    assertThat(merged).extracting(Booking::getVersion).containsExactly(9L, 8L);
  }

  @Test
  void a_recent_booking_before_the_cursor_was_on_an_earlier_page() {
    Booking last = booking(B, 2, 5, BookingStatus.HELD);
    var merged =
        ListBookings.merge(
            List.of(booking(A, 1, 4, BookingStatus.HELD)),
            List.of(last, booking(C, 3, 6, BookingStatus.HELD)),
            Optional.of(BookingCursor.after(last)));
    assertThat(merged).extracting(Booking::getBookingId).containsExactly(A);
  }

  @Test
  void bookings_of_one_millisecond_are_told_apart_by_their_ids() {
    Booking one = booking(A, 5, 1, BookingStatus.HELD);
    Booking other = booking(B, 5, 1, BookingStatus.HELD);
    var order = ListBookings.merge(List.of(one, other), List.of(), Optional.empty());
    BookingCursor cursor = BookingCursor.after(order.getFirst());
    assertThat(cursor.isBefore(order.getFirst())).isFalse();
    assertThat(cursor.isBefore(order.getLast())).isTrue();
  }

  @Test
  void a_cursor_can_be_given_back() {
    BookingCursor cursor =
        BookingCursor.after(booking(A, 1_900_000_000_123L, 1, BookingStatus.HELD));
    assertThat(BookingCursor.parse(cursor.toString())).isEqualTo(cursor);
  }

  @Test
  void a_cursor_of_no_possible_time_is_refused() {
    String never =
        BookingCursor.after(booking(A, Long.MAX_VALUE, 1, BookingStatus.HELD)).toString();
    assertThatThrownBy(() -> BookingCursor.parse(never)).isInstanceOf(ProblemException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!", "MTIz", "MTIzIHg", "IG9wZXJh"})
  void what_was_never_given_is_refused(String cursor) {
    assertThatThrownBy(() -> BookingCursor.parse(cursor)).isInstanceOf(ProblemException.class);
  }
}
