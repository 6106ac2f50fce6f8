package dev.rushline.booking.seating;

import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.books.Waiting;
import java.time.Instant;
import java.util.List;

/**
 * Which holds and waits end at their deadline. Whoever asks may be late, early or repeat itself:
 * everything is looked at again.
 */
record ExpiryRules(SaleState state, Instant now) {

  /** A bounded part ends; the sender sees what is left and asks again. */
  Step decide(SaleCommand.ExpireDue command) {
    List<Open> due = state.dueHolds(now, command.most());
    return due.isEmpty() ? new Step.Nothing() : new Step.Expire(due);
  }

  Step decide(SaleCommand.ExpireHold command) {
    return state.booking(command.bookingId()).orElse(null) instanceof Open open
            && open.holdEpoch() == command.holdEpoch()
            && open.isDue(now)
        ? new Step.Expire(List.of(open))
        : new Step.Nothing();
  }

  /** What ends a hold or a wait that is past its deadline. */
  static SaleEvent.OfBooking end(Open open, Instant now) {
    return switch (open) {
      case Waiting waiting -> new SaleEvent.WaitlistLeft(waiting.expired(now));
      case Held hold -> new SaleEvent.HoldExpired(hold.expired(now));
    };
  }
}
