package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a checkout of a wish would get at this moment. */
record SuggestRules(SaleState state, Instant now) {

  Step decide(SaleCommand.Suggest command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    Optional<SaleTerms> terms = state.terms();
    if (terms.isEmpty()) {
      return Step.Answered.refused(Rejection.SALE_UNKNOWN);
    }
    WishRules rules = new WishRules(state, now, terms.get());
    return switch (rules.find(command.customerId(), command.wish(), command.presaleCode())) {
      case Finding.Seats(List<BookedSeat> seats) ->
          new Step.Answered(new Reply.Suggested(seats, terms.get().currency()), false);
      case Finding.ExpireFirst(List<Open> due) -> new Step.ExpireFirst(due);
      case Finding.Refused(Reply.Refused refusal) -> new Step.Answered(refusal, false);
    };
  }
}
