package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Cancelled;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
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
    if (booking.holdEpoch() != command.holdEpoch()) {
      return Step.Answered.refused(Rejection.HOLD_SUPERSEDED);
    }
    return switch (booking) {
      case Waiting waiting -> Step.Granted.by(new SaleEvent.WaitlistLeft(waiting.released(now)));
      case Confirmed _ -> Step.Answered.refused(Rejection.ALREADY_CONFIRMED);
      case Cancelled _ -> Step.Answered.refused(Rejection.BOOKING_CANCELLED);
      // Letting go twice, or after the deadline, is what the owner wanted all the same.
      case Ended ended -> new Step.Answered(new Reply.Granted(ended), true);
      case Held hold when hold.isDue(now) -> new Step.ExpireFirst(List.of(hold));
      case Held hold -> Step.Granted.by(new SaleEvent.HoldReleased(hold.released(now)));
    };
  }
}
