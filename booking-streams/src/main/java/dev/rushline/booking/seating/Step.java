package dev.rushline.booking.seating;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import java.util.List;
import java.util.Optional;

/** What the rules say about a command in the state as it is. */
sealed interface Step {

  /** These holds are past their deadline and in the way: end them, then ask again. */
  record ExpireFirst(List<Booking> due) implements Step {}

  /** These holds and waits are past their deadline: end them, and that is all. */
  record Expire(List<Booking> due) implements Step {}

  /** This happens, in this order, and is answered so. */
  record Happens(List<SaleEvent> events, Optional<Reply> reply) implements Step {
    static Happens answered(SaleEvent event, Reply reply) {
      return new Happens(List.of(event), Optional.of(reply));
    }

    /** A keyed request is refused, and the refusal is remembered under its key. */
    static Happens refused(String bookingId, RequestKey request, Reply.Refused refusal) {
      return answered(
          new SaleEvent.BookingRejected(bookingId, request, refusal, Optional.empty()), refusal);
    }

    static Happens unanswered(SaleEvent event) {
      return new Happens(List.of(event), Optional.empty());
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
