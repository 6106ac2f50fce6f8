package dev.rushline.edge.booking;

import static dev.rushline.edge.booking.Bookings.booking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RecentBookingsTest {
  private final RecentBookings recent = new RecentBookings(1000, Duration.ofMinutes(10));

  @Test
  void an_answer_given_again_does_not_bring_back_an_old_state() {
    recent.saw(booking("opera.a", 1, 8, BookingStatus.CONFIRMED));
    recent.saw(booking("opera.a", 1, 7, BookingStatus.HELD));
    assertThat(recent.find("opera.a").map(Booking::getStatus)).contains(BookingStatus.CONFIRMED);
  }

  @Test
  void a_customers_bookings_are_found_once_each() {
    recent.saw(booking("opera.a", 1, 7, BookingStatus.HELD));
    recent.saw(booking("opera.b", 2, 8, BookingStatus.HELD));
    recent.saw(booking("opera.a", 1, 9, BookingStatus.CONFIRMED));
    assertThat(recent.ofCustomer("fan"))
        .extracting(Booking::getBookingId)
        .containsExactlyInAnyOrder("opera.a", "opera.b");
    assertThat(recent.ofCustomer("somebody else")).isEmpty();
  }

  @Test
  void that_a_booking_was_never_seen_is_not_said_before_it_is_known() {
    assertThat(recent.hasNeverSeen("opera.a")).isFalse();
  }

  @Test
  void what_went_by_or_was_asked_for_is_not_called_unseen() {
    RecentBookings following = new RecentBookings(1000, Duration.ofMillis(1));
    Awaitility.await().until(() -> following.hasNeverSeen("opera.a"));
    following.saw(booking("opera.a", 1, 7, BookingStatus.HELD));
    following.asked("opera.b");
    assertThat(following.hasNeverSeen("opera.a")).isFalse();
    assertThat(following.hasNeverSeen("opera.b")).isFalse();
    assertThat(following.hasNeverSeen("opera.c")).isTrue();
  }
}
