package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleClock;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** Whether a hold may be extended, and whether it may have other seats. */
final class HoldChangeRules {
  private final SaleState state;
  private final SaleClock clock;

  HoldChangeRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step extend(SaleCommand.Extend command) {
    return ofOpenHold(
        command.bookingId(),
        command.requestKey(),
        (booking, terms) -> {
          Optional<Rejection> objection = objectionToExtending(booking, terms);
          if (objection.isPresent()) {
            return refused(command.bookingId(), command.requestKey(), objection.get());
          }
          Booking extended = booking.extended(terms.holds().extension(), clock.next());
          return Step.Happens.answered(
              new SaleEvent.HoldExtended(extended, command.requestKey()),
              new Reply.Granted(extended));
        });
  }

  private static Optional<Rejection> objectionToExtending(Booking booking, SaleTerms terms) {
    if (terms.cancelled()) {
      return Optional.of(Rejection.EVENT_CANCELLED);
    }
    // An offer keeps others waiting.
    if (terms.holds().extension().isZero() || booking.waitedFor().isPresent()) {
      return Optional.of(Rejection.EXTENSION_NOT_OFFERED);
    }
    return booking.hold().extended() ? Optional.of(Rejection.ALREADY_EXTENDED) : Optional.empty();
  }

  Step change(SaleCommand.ChangeSeats command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return ofOpenHold(
        command.bookingId(),
        command.requestKey(),
        (booking, terms) ->
            switch (new WishRules(state, clock, terms).findInPlaceOf(booking, command.wish())) {
              case Finding.Seats(List<BookedSeat> seats) -> {
                Optional<String> code =
                    new OpeningRules(state, clock, terms).needed(booking.presaleCode());
                Booking changed = booking.changed(seats, code, terms, clock.next());
                yield Step.Happens.answered(
                    new SaleEvent.SeatsChanged(booking, changed, command.requestKey()),
                    new Reply.Granted(changed));
              }
              case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
              case Finding.Nothing(Reply.Refused refusal) ->
                  Step.Happens.refused(command.bookingId(), command.requestKey(), refusal);
            });
  }

  private Step ofOpenHold(
      String bookingId, RequestKey request, BiFunction<Booking, SaleTerms, Step> decision) {
    return EarlierAnswer.orElse(
        request, clock, state, terms -> ofOpenHold(bookingId, request, terms, decision));
  }

  private Step ofOpenHold(
      String bookingId,
      RequestKey request,
      SaleTerms terms,
      BiFunction<Booking, SaleTerms, Step> decision) {
    Optional<Booking> found = HoldRules.ownBooking(bookingId, request.customerId(), state);
    if (found.isEmpty()) {
      return refused(bookingId, request, Rejection.BOOKING_UNKNOWN);
    }
    Booking booking = found.get();
    if (booking.isDue(clock.now())) {
      return new Step.ExpireFirst(List.of(booking));
    }
    return HoldRules.notHeld(booking)
        .<Step>map(reason -> refused(bookingId, request, reason))
        .orElseGet(() -> decision.apply(booking, terms));
  }

  private static Step refused(String bookingId, RequestKey request, Rejection reason) {
    return Step.Happens.refused(bookingId, request, Reply.Refused.because(reason));
  }
}
