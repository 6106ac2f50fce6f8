package dev.rushline.edge.booking;

import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Booking;
import dev.rushline.schemas.booking.Release;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Lets a hold go before its deadline. Doing so twice is as good as once. */
@ApplicationScoped
class ReleaseBooking {
  private final FindBooking bookings;
  private final SaleOwner owner;

  ReleaseBooking(FindBooking bookings, SaleOwner owner) {
    this.bookings = bookings;
    this.owner = owner;
  }

  Uni<RestResponse<Object>> release(BookingId id, String customerId) {
    return bookings
        .find(id, customerId)
        .chain(
            found ->
                switch (found) {
                  case FindBooking.Found.Known(Booking booking) -> ask(id, booking);
                  case FindBooking.Found.Unknown _ -> throw Refusals.unknownBooking();
                  case FindBooking.Found.Undecided _ ->
                      Uni.createFrom().item(Answers.pending(id.toString()));
                });
  }

  /** The owner is asked whatever the booking looks like here: this is only about its epoch. */
  private Uni<RestResponse<Object>> ask(BookingId id, Booking booking) {
    Release command =
        new Release(booking.getBookingId(), booking.getCustomerId(), booking.getHoldEpoch());
    return owner
        .ask(id.eventId(), command)
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted ->
                      Answers.changed(BookingViews.of(granted), granted.repeated());
                  case OwnerAnswer.Refused refused -> throw Refusals.problem(refused.refusal());
                  case OwnerAnswer.Silent _ -> Answers.pending(id.toString());
                });
  }
}
