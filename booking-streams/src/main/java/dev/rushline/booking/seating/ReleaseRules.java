package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a hold or a wait ends because its owner lets it go. */
record ReleaseRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Release command) {
    Optional<Booking> found = state.bookingOf(command.customerId(), command.bookingId());
    if (found.isEmpty()) {
      return Step.Answered.refused(Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking.hold().epoch() != command.holdEpoch()) {
      return Step.Answered.refused(Rejection.HOLD_SUPERSEDED);
    }
    return switch (booking.status()) {
      case WAITING -> Step.Granted.by(new SaleEvent.WaitlistLeft(released(booking)));
      case CONFIRMED -> Step.Answered.refused(Rejection.ALREADY_CONFIRMED);
      case CANCELLED -> Step.Answered.refused(Rejection.BOOKING_CANCELLED);
      // Letting go twice, or after the deadline, is what the owner wanted all the same.
      case RELEASED, EXPIRED -> new Step.Answered(new Reply.Granted(booking), true);
      case HELD ->
          booking.isDue(now)
              ? new Step.ExpireFirst(List.of(booking))
              : Step.Granted.by(new SaleEvent.HoldReleased(released(booking)));
    };
  }

  private Booking released(Booking booking) {
    return booking.ended(BookingStatus.RELEASED, now);
  }
}
