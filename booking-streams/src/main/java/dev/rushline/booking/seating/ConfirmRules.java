package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Ended;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.LateConfirm;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a hold becomes a sale. The payment has been authorised; a "no" lets it be voided. */
record ConfirmRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Confirm command) {
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    return EarlierAnswer.to(command.requestKey(), state, now)
        .map(
            earlier ->
                switch (earlier) {
                  case EarlierAnswer.Repeat repeat -> repeat.again();
                  // Not answered alone, as to other requests: there is a payment to be voided.
                  case EarlierAnswer.KeyReused _ ->
                      Step.Refused.of(command, Rejection.IDEMPOTENCY_KEY_REUSED);
                })
        .orElseGet(() -> decide(command, terms.get()));
  }

  private Step decide(SaleCommand.Confirm command, SaleTerms terms) {
    Optional<Booking> found =
        state.bookingOf(command.requestKey().customerId(), command.bookingId());
    if (found.isEmpty()) {
      return Step.Refused.of(command, Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking instanceof Held hold && hold.isDue(now)) {
      return new Step.ExpireFirst(List.of(hold));
    }
    if (terms.cancelled()) {
      return Step.Refused.of(command, Rejection.EVENT_CANCELLED);
    }
    if (booking instanceof Ended.OfHold ended && ended.how() == Ended.How.EXPIRED) {
      return sellLate(command, ended, terms);
    }
    return OpenHold.ifOpen(booking, command, hold -> sell(command, hold));
  }

  private Step sell(SaleCommand.Confirm command, Held hold) {
    return superseded(command, hold)
        .or(() -> otherAmount(command, hold))
        .<Step>map(reason -> Step.Refused.of(command, reason))
        .orElseGet(() -> Step.Granted.by(sold(command, hold)));
  }

  private SaleEvent.BookingConfirmed sold(SaleCommand.Confirm command, Held hold) {
    Confirmed sale = hold.confirmed(command.paymentId(), now);
    return new SaleEvent.BookingConfirmed(sale, command.requestKey());
  }

  private static Optional<Rejection> superseded(SaleCommand.Confirm command, Held hold) {
    return hold.holdEpoch() == command.holdEpoch()
        ? Optional.empty()
        : Optional.of(Rejection.HOLD_SUPERSEDED);
  }

  private static Optional<Rejection> otherAmount(SaleCommand.Confirm command, Held hold) {
    return hold.totalMinor() == command.amountMinor()
        ? Optional.empty()
        : Optional.of(Rejection.AMOUNT_MISMATCH);
  }

  /** A confirm after the deadline gets the same seats, if all of them may still be had. */
  private Step sellLate(SaleCommand.Confirm command, Ended.OfHold ended, SaleTerms terms) {
    Held expired = ended.was();
    boolean meant =
        superseded(command, expired).isEmpty() && otherAmount(command, expired).isEmpty();
    if (!meant || !now.isBefore(expired.hold().confirmableUntil())) {
      return tooLate(command);
    }
    return switch (new LateConfirm(state, now, terms).find(expired)) {
      case Finding.ExpireFirst(List<Open> due) -> new Step.ExpireFirst(due);
      case Finding.Refused(Reply.Refused refusal) -> Step.Refused.of(command, refusal);
      case Finding.Seats _ -> {
        Optional<String> code = new OpeningRules(state, now, terms).needed(expired.presaleCode());
        Held again = ended.heldAgain(terms.holds(), code, now);
        yield new Step.Granted(List.of(new SaleEvent.SeatsHeldAgain(again), sold(command, again)));
      }
    };
  }

  /** The seats of a hold that is over are others' now. */
  static Step tooLate(SaleCommand.Confirm command) {
    return Step.Refused.of(command, Rejection.HOLD_EXPIRED);
  }
}
