package dev.rushline.booking.seating;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Held;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.books.SaleState;
import dev.rushline.booking.choice.Finding;
import dev.rushline.booking.choice.OpeningRules;
import dev.rushline.booking.choice.WishCheck;
import dev.rushline.booking.choice.WishRules;
import dev.rushline.booking.terms.SaleTerms;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Whether a hold gets other seats, or fewer. */
record ChangeRules(SaleState state, Instant now) {

  Step decide(SaleCommand.ChangeSeats command) {
    if (WishCheck.isMalformed(command.wish())) {
      return Step.Answered.refused(Rejection.MALFORMED);
    }
    return new OpenHold(state, now).decide(command, (hold, terms) -> decide(command, hold, terms));
  }

  private Step decide(SaleCommand.ChangeSeats command, Held hold, SaleTerms terms) {
    return switch (new WishRules(state, now, terms).findInPlaceOf(hold, command.wish())) {
      case Finding.Seats(List<BookedSeat> seats) -> {
        Optional<String> code = new OpeningRules(state, now, terms).needed(hold.presaleCode());
        Held changed = hold.changed(seats, code, terms, now);
        yield Step.Granted.by(new SaleEvent.SeatsChanged(hold, changed, command.requestKey()));
      }
      case Finding.ExpireFirst(List<Open> due) -> new Step.ExpireFirst(due);
      case Finding.Refused(Reply.Refused refusal) -> Step.Refused.of(command, refusal);
    };
  }
}
