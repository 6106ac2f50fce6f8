package dev.rushline.booking.seating;

import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import java.util.List;
import java.util.Optional;

/** What the rules say about a command in the state as it is. */
sealed interface Step {

  /** These holds are past their deadline and in the way: end them, then ask again. */
  record ExpireFirst(List<Open> due) implements Step {}

  /** These holds and waits are past their deadline: end them, and that is all. */
  record Expire(List<Open> due) implements Step {}

  /** This happens to the sale, and nobody is told. */
  record Happens(SaleEvent.OfSale event) implements Step {}

  /** This happens, in this order; the answer is the booking as the last of it leaves it. */
  record Granted(List<SaleEvent.OfBooking> events) implements Step {
    static Granted by(SaleEvent.OfBooking event) {
      return new Granted(List.of(event));
    }
  }

  /** A keyed request is refused; of a confirm the payment is named, which is to be voided. */
  record Refused(SaleEvent.BookingRejected rejected) implements Step {
    static Refused of(SaleCommand.Keyed command, Rejection reason) {
      return of(command, Reply.Refused.because(reason));
    }

    static Refused of(SaleCommand.Keyed command, Reply.Refused refusal) {
      Optional<String> payment =
          command instanceof SaleCommand.Confirm confirm
              ? Optional.of(confirm.paymentId())
              : Optional.empty();
      return new Refused(
          new SaleEvent.BookingRejected(
              command.bookingId(), command.requestKey(), refusal, payment));
    }
  }

  /** Nothing happens; this is the answer. */
  record Answered(Reply reply, boolean repeated) implements Step {
    static Answered refused(Rejection reason) {
      return new Answered(Reply.Refused.because(reason), false);
    }
  }

  /** Nothing happens, and what is asked may be asked again soon. */
  record PutOff() implements Step {}

  /** Nothing happens and nobody is told. */
  record Nothing() implements Step {}
}
