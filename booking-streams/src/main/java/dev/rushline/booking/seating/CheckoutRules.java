package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a customer gets the seats they wish for. */
record CheckoutRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Checkout command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return EarlierAnswer.orElse(command.requestKey(), state, now, terms -> decide(command, terms));
  }

  private Step decide(SaleCommand.Checkout command, SaleTerms terms) {
    if (state.booking(command.bookingId()).isPresent()) {
      return Step.Answered.refused(Rejection.BOOKING_ID_REUSED);
    }
    CustomerId customer = command.requestKey().customerId();
    WishRules rules = new WishRules(state, now, terms);
    return switch (rules.find(customer, command.wish(), command.presaleCode())) {
      case Finding.Seats(List<BookedSeat> seats) -> {
        Optional<String> code = new OpeningRules(state, now, terms).needed(command.presaleCode());
        yield Step.Granted.by(
            new SaleEvent.SeatsHeld(
                Booking.held(command.bookingId(), customer, seats, code, terms, now),
                command.requestKey()));
      }
      case Finding.ExpireFirst(List<Open> due) -> new Step.ExpireFirst(due);
      case Finding.Refused(Reply.Refused refusal) -> Step.Refused.of(command, refusal);
    };
  }
}
