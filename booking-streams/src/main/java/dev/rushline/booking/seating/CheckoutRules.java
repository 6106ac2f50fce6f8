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

/** Whether a customer gets the seats they wish for. */
final class CheckoutRules {
  private final SaleState state;
  private final SaleClock clock;

  CheckoutRules(SaleState state, SaleClock clock) {
    this.state = state;
    this.clock = clock;
  }

  Step decide(SaleCommand.Checkout command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return EarlierAnswer.orElse(
        command.requestKey(), clock, state, terms -> decide(command, terms));
  }

  private Step decide(SaleCommand.Checkout command, SaleTerms terms) {
    if (state.booking(command.bookingId()).isPresent()) {
      return Step.Answered.refused(Rejection.BOOKING_ID_REUSED);
    }
    SaleClock next = clock.next();
    String customer = command.requestKey().customerId();
    WishRules rules = new WishRules(state, clock, terms);
    return switch (rules.find(customer, command.wish(), command.presaleCode())) {
      case Finding.Seats(List<BookedSeat> seats) -> {
        Optional<String> code = new OpeningRules(state, clock, terms).needed(command.presaleCode());
        Booking booking = Booking.held(command.bookingId(), customer, seats, code, terms, next);
        yield Step.Happens.answered(
            new SaleEvent.SeatsHeld(booking, command.requestKey()), new Reply.Granted(booking));
      }
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Nothing(Reply.Refused refusal) ->
          Step.Happens.refused(command.bookingId(), command.requestKey(), refusal);
    };
  }

  /** What a checkout of the wish would get at this moment. */
  Step suggest(SaleCommand.Suggest command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    WishRules rules = new WishRules(state, clock, terms.get());
    return switch (rules.find(command.customerId(), command.wish(), command.presaleCode())) {
      case Finding.Seats(List<BookedSeat> seats) ->
          new Step.Answered(new Reply.Suggested(seats, terms.get().currency()), false);
      case Finding.Due(List<Booking> holds) -> new Step.ExpireFirst(holds);
      case Finding.Nothing(Reply.Refused refusal) -> new Step.Answered(refusal, false);
    };
  }
}
