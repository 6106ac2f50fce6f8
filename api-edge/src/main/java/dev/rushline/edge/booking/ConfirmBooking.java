package dev.rushline.edge.booking;

import dev.rushline.edge.payment.AuthorisePayment;
import dev.rushline.edge.payment.Payment;
import dev.rushline.edge.payment.PaymentState;
import dev.rushline.edge.payment.SettlePayment;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.BookingStatus;
import dev.rushline.schemas.booking.Confirm;
import dev.rushline.schemas.booking.RejectionCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * Turns a hold into a sale: the payment is authorised, then the owner is asked, and what it says
 * decides about the money. An edge may die after any line: a try with the same key goes on where
 * this one stopped, and if there is none the payment is settled without it.
 */
@ApplicationScoped
class ConfirmBooking {
  private final FindBooking bookings;
  private final AuthorisePayment authorise;
  private final SettlePayment settle;
  private final SaleOwner owner;

  ConfirmBooking(
      FindBooking bookings, AuthorisePayment authorise, SettlePayment settle, SaleOwner owner) {
    this.bookings = bookings;
    this.authorise = authorise;
    this.settle = settle;
    this.owner = owner;
  }

  Uni<RestResponse<Object>> confirm(
      String customerId, String key, BookingId id, ConfirmRequest request) {
    return find(customerId, id, request)
        .chain(
            found ->
                switch (found) {
                  case FindBooking.Found.Known(Booking booking) -> {
                    if (isOtherHold(booking, request)) {
                      throw Refusals.conflict(
                          ProblemCode.HOLD_SUPERSEDED, "Nothing was paid: look at the booking");
                    }
                    yield pay(booking, key, request);
                  }
                  case FindBooking.Found.Unknown _ -> throw Refusals.unknownBooking();
                  case FindBooking.Found.Undecided _ ->
                      throw new ProblemException(
                              ProblemCode.BOOKING_UNAVAILABLE, "Nothing was paid")
                          .retryAfterSeconds(1);
                });
  }

  /** The booking; from its owner, if what is known here is older than what the customer saw. */
  private Uni<FindBooking.Found> find(String customerId, BookingId id, ConfirmRequest request) {
    return bookings
        .findToAct(id, customerId)
        .chain(
            found ->
                found instanceof FindBooking.Found.Known(Booking booking)
                        && request.holdEpoch().orElse(0) > booking.getHoldEpoch()
                    ? bookings.askOwnerToAct(id, customerId)
                    : Uni.createFrom().item(found));
  }

  /** A booking that is paid for has the answer to this request, whatever its hold is called now. */
  private static boolean isOtherHold(Booking booking, ConfirmRequest request) {
    return booking.getPaymentId() == null
        && request.holdEpoch().filter(epoch -> epoch != booking.getHoldEpoch()).isPresent();
  }

  private static Payment intent(Booking booking, String key, ConfirmRequest request) {
    return new Payment(
        ConfirmRequest.paymentId(booking, key),
        booking.getBookingId(),
        booking.getCustomerId(),
        booking.getHoldEpoch(),
        booking.getTotalMinor(),
        booking.getCurrency(),
        PaymentState.AUTHORISING,
        request.fingerprint(),
        Optional.empty(),
        Optional.empty());
  }

  private Uni<RestResponse<Object>> pay(Booking booking, String key, ConfirmRequest request) {
    Payment intent = intent(booking, key, request);
    // Final states: the owner could only say the same, and nobody's card need be bothered for it.
    // An expired hold is not among them, because it is the owner's to say what a late payment gets.
    if (booking.getStatus() == BookingStatus.WAITING) {
      throw Refusals.conflict(ProblemCode.STILL_WAITING, null);
    }
    if (booking.getStatus() == BookingStatus.RELEASED) {
      return tooLate(booking, intent, ProblemCode.HOLD_RELEASED);
    }
    if (isPaidOtherwise(booking, intent)) {
      return tooLate(
          booking,
          intent,
          booking.getStatus() == BookingStatus.CANCELLED
              ? ProblemCode.BOOKING_CANCELLED
              : ProblemCode.ALREADY_CONFIRMED);
    }
    return authorise
        .authorise(intent, request.paymentToken())
        .chain(
            payment ->
                switch (payment.state()) {
                  case AUTHORISED, CAPTURING, CAPTURED, REFUNDING, REFUNDED ->
                      askOwner(booking, key, request, payment);
                  case DECLINED -> throw declined(payment);
                  case VOIDING, VOIDED -> lostBefore(booking, payment);
                  case AUTHORISING -> throw new IllegalStateException("not authorised, no reason");
                });
  }

  /** The booking ended; an earlier try may have begun this payment after that was settled. */
  private Uni<RestResponse<Object>> tooLate(Booking booking, Payment intent, ProblemCode why) {
    return authorise
        .begun(intent)
        .chain(
            begun -> {
              if (begun.isEmpty()) {
                throw Refusals.conflict(why, null);
              }
              Payment payment = begun.get();
              return switch (payment.state()) {
                case DECLINED -> throw declined(payment);
                case VOIDING, VOIDED -> lostBefore(booking, payment);
                case AUTHORISING, AUTHORISED, CAPTURING, CAPTURED, REFUNDING, REFUNDED ->
                    lost(payment, Refusals.conflict(why, null));
              };
            });
  }

  private Uni<RestResponse<Object>> askOwner(
      Booking booking, String key, ConfirmRequest request, Payment payment) {
    Confirm command =
        new Confirm(
            booking.getBookingId(),
            booking.getCustomerId(),
            payment.holdEpoch(),
            payment.id(),
            payment.amountMinor(),
            key,
            request.fingerprint());
    return owner
        .ask(booking.getEventId(), command)
        .chain(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted ->
                      Uni.createFrom()
                          .item(
                              Answers.changed(
                                  BookingViews.of(granted, view(payment, payment.state())),
                                  granted.repeated()));
                  case OwnerAnswer.Refused refused -> refused(booking, payment, refused);
                  // Still to be decided: the follower of the log settles the payment.
                  case OwnerAnswer.Silent _ ->
                      Uni.createFrom().item(Answers.pending(booking.getBookingId()));
                });
  }

  private Uni<RestResponse<Object>> refused(
      Booking booking, Payment payment, OwnerAnswer.Refused refused) {
    if (refused.refusal().getCode() == RejectionCode.SALE_QUARANTINED) {
      // No word about this payment, which may have bought the seats already.
      throw Refusals.problem(refused.refusal());
    }
    if (refused.refusal().getCode() != RejectionCode.ALREADY_CONFIRMED) {
      return lost(payment, Refusals.problem(refused.refusal()));
    }
    // Perhaps by this very payment, in a try so old that its answer is forgotten.
    return bookings
        .askOwner(BookingId.parse(booking.getBookingId()), booking.getCustomerId())
        .chain(
            found ->
                switch (found) {
                  case FindBooking.Found.Known(Booking now) ->
                      isPaidOtherwise(now, payment)
                          ? lost(payment, Refusals.problem(refused.refusal()))
                          : Uni.createFrom()
                              .item(
                                  Answers.changed(
                                      BookingViews.of(now, view(payment, payment.state())), true));
                  case FindBooking.Found.Unknown _, FindBooking.Found.Undecided _ ->
                      Uni.createFrom().item(Answers.pending(booking.getBookingId()));
                });
  }

  /** The owner said no to this payment, so it will never be needed. */
  private Uni<RestResponse<Object>> lost(Payment payment, ProblemException problem) {
    return settle
        .refused(payment, problem.code().name())
        .map(
            state -> {
              throw problem.with("payment", view(payment, state));
            });
  }

  /** The payment was voided before this try: for a reason that was told, or the booking ended. */
  private Uni<RestResponse<Object>> lostBefore(Booking booking, Payment payment) {
    if (payment.refusal().isPresent()) {
      throw lostAs(ProblemCode.valueOf(payment.refusal().get()), payment);
    }
    return bookings
        .askOwner(BookingId.parse(booking.getBookingId()), booking.getCustomerId())
        .map(
            found -> {
              if (!(found instanceof FindBooking.Found.Known(Booking now))) {
                throw new ProblemException(ProblemCode.BOOKING_UNAVAILABLE, null)
                    .retryAfterSeconds(1);
              }
              throw lostAs(
                  switch (now.getStatus()) {
                    case CONFIRMED -> ProblemCode.ALREADY_CONFIRMED;
                    case RELEASED -> ProblemCode.HOLD_RELEASED;
                    case CANCELLED -> ProblemCode.BOOKING_CANCELLED;
                    case WAITING -> ProblemCode.STILL_WAITING;
                    case EXPIRED, HELD -> ProblemCode.HOLD_EXPIRED;
                  },
                  payment);
            });
  }

  private static ProblemException lostAs(ProblemCode code, Payment payment) {
    ProblemException problem =
        code.status() == 409 ? Refusals.conflict(code, null) : new ProblemException(code, null);
    return problem.with("payment", view(payment, payment.state()));
  }

  private static ProblemException declined(Payment payment) {
    ProblemCode code =
        payment.refusal().map(ProblemCode::valueOf).orElse(ProblemCode.PAYMENT_DECLINED);
    return new ProblemException(code, "The hold is unchanged; pay otherwise, with a new key")
        .with("payment", view(payment, payment.state()));
  }

  private static boolean isPaidOtherwise(Booking booking, Payment payment) {
    return booking.getPaymentId() != null && !payment.id().equals(booking.getPaymentId());
  }

  private static BookingView.Payment view(Payment payment, PaymentState state) {
    return new BookingView.Payment(payment.id(), state.name());
  }
}
