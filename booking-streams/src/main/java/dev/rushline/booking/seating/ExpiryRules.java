package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.SaleState;
import java.time.Instant;
import java.util.List;

/**
 * Which holds and waits end at their deadline. Whoever asks may be late, early or repeat itself:
 * everything is looked at again.
 */
record ExpiryRules(SaleState state, Instant now) {

  /** A bounded part ends; the sender sees what is left and asks again. */
  Step decide(SaleCommand.ExpireDue command) {
    List<Booking> due = state.dueHolds(now, command.most());
    return due.isEmpty() ? new Step.Nothing() : new Step.Expire(due);
  }

  Step decide(SaleCommand.ExpireHold command) {
    return state
        .booking(command.bookingId())
        .filter(booking -> booking.hold().epoch() == command.holdEpoch())
        .filter(booking -> booking.isDue(now) || booking.hasWaitedInVain(now))
        .<Step>map(booking -> new Step.Expire(List.of(booking)))
        .orElseGet(Step.Nothing::new);
  }

  /** What ends a hold or a wait that is past its deadline. */
  static SaleEvent.OfBooking end(Booking booking, Instant now) {
    Booking ended = booking.ended(BookingStatus.EXPIRED, now);
    return booking.status() == BookingStatus.WAITING
        ? new SaleEvent.WaitlistLeft(ended)
        : new SaleEvent.HoldExpired(ended);
  }
}
