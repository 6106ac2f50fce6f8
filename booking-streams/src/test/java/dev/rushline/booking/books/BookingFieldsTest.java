package dev.rushline.booking.books;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.ids.BookingId;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A booking, field by field and back. */
class BookingFieldsTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Booking.Head HEAD =
      new Booking.Head(
          new BookingId("b1"), new CustomerId("alice"), "EUR", NOW.minusSeconds(9), 7, NOW);

  static Stream<Booking> bookings() {
    Wish wish = Wish.BestAvailable.of(2);
    List<BookedSeat> seats = List.of(new BookedSeat("S1:A:1", "P1", 9_500));
    Hold hold = Hold.first(NOW, Duration.ofMinutes(8));
    Waiting waiting = new Waiting(HEAD, wish, NOW.plusSeconds(60));
    Held held = new Held(HEAD, hold, seats, Optional.of("code"), Optional.empty());
    Held offer = new Held(HEAD, hold.next(), seats, Optional.empty(), Optional.of(wish));
    Confirmed sale = held.confirmed("pay", NOW.plusSeconds(1));
    return Stream.of(
        waiting,
        waiting.released(NOW),
        waiting.expired(NOW),
        held,
        held.extended(Duration.ofMinutes(4), NOW),
        offer,
        offer.released(NOW),
        held.expired(NOW),
        sale,
        sale.cancelled(0, NOW.plusSeconds(2)),
        sale.cancelled(9_500, NOW.plusSeconds(2)));
  }

  @ParameterizedTest
  @MethodSource("bookings")
  void says_all_of_a_booking_in_every_state(Booking booking) {
    assertThat(BookingFields.of(booking).booking()).isEqualTo(booking);
  }

  /** What the stores keep once for a booking and for the answers that granted it. */
  @ParameterizedTest
  @MethodSource("bookings")
  void what_lasts_is_the_same_after_an_end_or_a_sale(Booking booking) {
    assertThat(BookingFields.Lasting.of(booking.numbered(99)))
        .isEqualTo(BookingFields.Lasting.of(booking.lastOpen()));
  }
}
