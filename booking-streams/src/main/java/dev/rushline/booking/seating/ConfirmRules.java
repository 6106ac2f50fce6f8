package dev.rushline.booking.seating;

import java.util.List;
import java.util.Optional;

/** Whether a hold becomes a sale. The payment has been authorised; a "no" lets it be voided. */
final class ConfirmRules {
  private final SaleState state;
  private final SaleClock clock;

  ConfirmRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step decide(SaleCommand.Confirm command) {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    Optional<Step.Answered> earlier = EarlierAnswer.to(command.requestKey(), clock, state);
    if (earlier.isPresent()) {
      return earlier.get().repeated()
          ? earlier.get()
          : reject(command, Rejection.IDEMPOTENCY_KEY_REUSED);
    }
    Optional<Booking> found =
        HoldRules.ownBooking(command.bookingId(), command.requestKey().customerId(), state);
    if (found.isEmpty()) {
      return reject(command, Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking.isDue(clock.now())) {
      return new Step.ExpireFirst(List.of(booking));
    }
    return firstObjection(command, booking, terms.get())
        .map(reason -> reject(command, reason))
        .orElseGet(() -> sell(command, booking));
  }

  private static Optional<Rejection> firstObjection(
      SaleCommand.Confirm command, Booking booking, SaleTerms terms) {
    if (terms.cancelled()) {
      return Optional.of(Rejection.EVENT_CANCELLED);
    }
    return switch (booking.status()) {
      case CONFIRMED -> Optional.of(Rejection.ALREADY_CONFIRMED);
      case RELEASED -> Optional.of(Rejection.HOLD_RELEASED);
      case EXPIRED -> Optional.of(Rejection.HOLD_EXPIRED);
      case HELD -> {
        if (booking.holdEpoch() != command.holdEpoch()) {
          yield Optional.of(Rejection.HOLD_SUPERSEDED);
        }
        yield booking.totalMinor() == command.amountMinor()
            ? Optional.empty()
            : Optional.of(Rejection.AMOUNT_MISMATCH);
      }
    };
  }

  private Step sell(SaleCommand.Confirm command, Booking booking) {
    Booking sold =
        booking.ended(
            BookingStatus.CONFIRMED,
            Optional.of(command.paymentId()),
            clock.next().version(),
            clock.now());
    return Step.Happens.answered(
        new SaleEvent.BookingConfirmed(sold, command.requestKey()), new Reply.Granted(sold));
  }

  private static Step reject(SaleCommand.Confirm command, Rejection reason) {
    Reply.Refused refusal = Reply.Refused.because(reason);
    return Step.Happens.answered(
        new SaleEvent.BookingRejected(
            command.bookingId(), command.requestKey(), refusal, Optional.of(command.paymentId())),
        refusal);
  }
}
