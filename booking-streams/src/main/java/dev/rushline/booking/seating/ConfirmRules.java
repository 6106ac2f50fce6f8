package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.BookingStatus;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.LateConfirm;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.terms.SaleTerms;
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
    if (terms.get().cancelled()) {
      return reject(command, Rejection.EVENT_CANCELLED);
    }
    if (booking.status() == BookingStatus.EXPIRED) {
      return sellLate(command, booking, terms.get());
    }
    return HoldRules.notHeld(booking)
        .or(() -> superseded(command, booking))
        .or(() -> otherAmount(command, booking))
        .map(reason -> reject(command, reason))
        .orElseGet(
            () -> {
              Booking sold = booking.confirmed(command.paymentId(), clock.next());
              return Step.Happens.answered(
                  new SaleEvent.BookingConfirmed(sold, command.requestKey()),
                  new Reply.Granted(sold));
            });
  }

  private static Optional<Rejection> superseded(SaleCommand.Confirm command, Booking booking) {
    return booking.hold().epoch() == command.holdEpoch()
        ? Optional.empty()
        : Optional.of(Rejection.HOLD_SUPERSEDED);
  }

  private static Optional<Rejection> otherAmount(SaleCommand.Confirm command, Booking booking) {
    return booking.totalMinor() == command.amountMinor()
        ? Optional.empty()
        : Optional.of(Rejection.AMOUNT_MISMATCH);
  }

  /** A confirm after the deadline gets the same seats, if all of them may still be had. */
  private Step sellLate(SaleCommand.Confirm command, Booking expired, SaleTerms terms) {
    boolean meant =
        superseded(command, expired).isEmpty() && otherAmount(command, expired).isEmpty();
    if (!meant || !clock.now().isBefore(expired.hold().confirmableUntil())) {
      return reject(command, Rejection.HOLD_EXPIRED);
    }
    return switch (new LateConfirm(state, clock, terms).find(expired)) {
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Nothing(Reply.Refused refusal) -> reject(command, refusal);
      case Finding.Seats _ -> {
        Optional<String> code = new OpeningRules(state, clock, terms).needed(expired.presaleCode());
        Booking again = expired.heldAgain(terms.holds(), code, clock.next());
        Booking sold = again.confirmed(command.paymentId(), clock.next().next());
        yield new Step.Happens(
            List.of(
                new SaleEvent.SeatsHeldAgain(again),
                new SaleEvent.BookingConfirmed(sold, command.requestKey())),
            Optional.of(new Reply.Granted(sold)));
      }
    };
  }

  /** The seats of a hold that is over are others' now. */
  static Step tooLate(SaleCommand.Confirm command) {
    return reject(command, Rejection.HOLD_EXPIRED);
  }

  private static Step reject(SaleCommand.Confirm command, Rejection reason) {
    return reject(command, Reply.Refused.because(reason));
  }

  private static Step reject(SaleCommand.Confirm command, Reply.Refused refusal) {
    return Step.Happens.answered(
        new SaleEvent.BookingRejected(
            command.bookingId(), command.requestKey(), refusal, Optional.of(command.paymentId())),
        refusal);
  }
}
