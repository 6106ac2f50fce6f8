package dev.rushline.tools.simulation;

import static dev.rushline.proof.BrokenInvariant.check;

import dev.rushline.booking.books.Booking;
import dev.rushline.booking.books.Confirmed;
import dev.rushline.booking.books.Open;
import dev.rushline.booking.books.Rejection;
import dev.rushline.booking.books.Reply;
import dev.rushline.booking.seating.Decision;
import dev.rushline.booking.seating.RequestKey;
import dev.rushline.booking.seating.SaleCommand;
import dev.rushline.booking.seating.SaleEvent;
import dev.rushline.booking.terms.SaleTerms;
import dev.rushline.tools.audit.SaleInvariant;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Checks what fans are told. */
final class AnswerChecks {
  private record Told(Reply reply, Instant at) {}

  private final SaleModel model;
  private final Map<RequestKey, Told> told = new HashMap<>();

  AnswerChecks(SaleModel model) {
    this.model = model;
  }

  /** Takes a command and what it led to; the model has seen its events. */
  void add(SaleCommand command, Decision decision) {
    if (decision.events().stream().anyMatch(SaleEvent.SaleRetired.class::isInstance)) {
      told.clear();
    }
    if (decision.reply().isEmpty()) {
      return;
    }
    Reply reply = decision.reply().get();
    if (reply instanceof Reply.Refused refused && !decision.repeated()) {
      checkRefusal(refused);
    }
    if (command instanceof SaleCommand.Keyed keyed) {
      checkStable(keyed.requestKey(), reply, decision);
    }
  }

  private void checkStable(RequestKey request, Reply reply, Decision decision) {
    Instant now = decision.clock().now();
    Told before = told.get(request);
    if (before != null && now.isBefore(before.at.plus(SaleTerms.ANSWERS_KEPT_FOR))) {
      check(
          reply.equals(before.reply),
          SaleInvariant.ANSWERS_ARE_STABLE,
          request,
          "was told",
          before.reply,
          "and is told",
          reply);
    } else if (isRemembered(reply, decision)) {
      told.put(request, new Told(reply, now));
    }
  }

  /**
   * A refusal that took nothing leaves no trace; that of a confirm names a payment to be voided.
   */
  private static boolean isRemembered(Reply reply, Decision decision) {
    return !decision.repeated()
        && switch (reply) {
          case Reply.Granted _ -> true;
          case Reply.Suggested _ -> false;
          case Reply.Refused refused ->
              refused.reason() != Rejection.IDEMPOTENCY_KEY_REUSED
                  && decision.events().stream().anyMatch(AnswerChecks::namesPayment);
        };
  }

  private static boolean namesPayment(SaleEvent event) {
    return event instanceof SaleEvent.BookingRejected rejected && rejected.paymentId().isPresent();
  }

  /** Nobody is refused a seat for the sake of a hold that is over. */
  private void checkRefusal(Reply.Refused refused) {
    if (refused.reason() != Rejection.SEAT_TAKEN) {
      return;
    }
    for (String seat : refused.seats()) {
      Booking holder = model.bookings().get(model.holder(seat));
      check(
          holder instanceof Confirmed || (holder instanceof Open open && !open.isDue(model.now())),
          SaleInvariant.HOLDS_LAST_AS_LONG_AS_THEY_SAY,
          seat,
          "is refused for the sake of",
          holder);
    }
  }
}
