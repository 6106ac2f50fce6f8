package dev.rushline.edge.booking;

import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.RejectionCode;
import dev.rushline.schemas.booking.Release;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets a hold go before its deadline. Doing so twice is as good as once. */
@ApplicationScoped
class ReleaseBooking {
  private final FindBooking bookings;
  private final SaleOwner owner;
  private final SoldOut soldOut;
  private final AskingBounds bounds;

  ReleaseBooking(FindBooking bookings, SaleOwner owner, SoldOut soldOut, AskingBounds bounds) {
    this.bookings = bookings;
    this.owner = owner;
    this.soldOut = soldOut;
    this.bounds = bounds;
  }

  Uni<RestResponse<Object>> release(BookingId id, String customerId) {
    bounds.askUncrowded(customerId);
    return bookings
        .findToAct(id, customerId)
        .chain(
            found ->
                switch (found) {
                  case FindBooking.Found.Known(Booking booking) -> ask(id, booking, true);
                  case FindBooking.Found.Unknown _ -> throw Refusals.unknownBooking();
                  case FindBooking.Found.Undecided _ ->
                      Uni.createFrom().item(Answers.pending(id.toString()));
                });
  }

  /**
   * The owner is asked whatever the booking looks like here: this is only about its epoch, and
   * where that is old news, because the seats were changed at another edge, the owner tells the new
   * one.
   */
  private Uni<RestResponse<Object>> ask(BookingId id, Booking booking, boolean mayBeOld) {
    Release command =
        new Release(booking.getBookingId(), booking.getCustomerId(), booking.getHoldEpoch());
    return owner
        .ask(id.eventId(), command)
        .chain(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted -> {
                    soldOut.seatsCameBack(id.eventId());
                    yield Uni.createFrom()
                        .item(Answers.changed(BookingViews.of(granted), granted.repeated()));
                  }
                  case OwnerAnswer.Refused refused -> {
                    if (mayBeOld && refused.refusal().getCode() == RejectionCode.HOLD_SUPERSEDED) {
                      yield askAgain(id, booking.getCustomerId());
                    }
                    throw Refusals.problem(refused.refusal());
                  }
                  case OwnerAnswer.Silent _ ->
                      Uni.createFrom().item(Answers.pending(id.toString()));
                });
  }

  private Uni<RestResponse<Object>> askAgain(BookingId id, String customerId) {
    return bookings
        .askOwner(id, customerId)
        .chain(
            found ->
                found instanceof FindBooking.Found.Known(Booking now)
                    ? ask(id, now, false)
                    : Uni.createFrom().item(Answers.pending(id.toString())));
  }
}
