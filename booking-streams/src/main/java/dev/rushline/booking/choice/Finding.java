package dev.rushline.booking.choice;

import dev.rushline.booking.books.BookedSeat;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import java.util.List;

/** What a wish finds among the seats as they are. */
public sealed interface Finding {

  /** These seats are free and may be had. */
  record Seats(List<BookedSeat> seats) implements Finding {}

  /** These holds are past their deadline and in the way: end them, then look again. */
  record ExpireFirst(List<Open> due) implements Finding {}

  /** Not to be had, for this reason. */
  record Refused(Reply.Refused refusal) implements Finding {
    static Refused because(Rejection reason) {
      return new Refused(Reply.Refused.because(reason));
    }
  }
}
