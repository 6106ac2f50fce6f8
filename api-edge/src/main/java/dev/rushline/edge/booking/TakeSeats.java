package dev.rushline.edge.booking;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Checkout;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.resteasy.reactive.RestResponse;

/** Holds seats for a customer. */
@ApplicationScoped
class TakeSeats {
  private final KnownEvents events;
  private final SaleOwner owner;

  TakeSeats(KnownEvents events, SaleOwner owner) {
    this.events = events;
    this.owner = owner;
  }

  Uni<RestResponse<Object>> take(String customerId, String key, Wish wish) {
    return events
        .mayExist(wish.eventId())
        .chain(
            mayExist -> {
              if (!mayExist) {
                throw new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
              }
              return ask(customerId, key, wish);
            });
  }

  private Uni<RestResponse<Object>> ask(String customerId, String key, Wish wish) {
    String bookingId = BookingId.of(wish.eventId(), customerId, key).toString();
    Checkout command = new Checkout(bookingId, customerId, key, wish.fingerprint(), wish.form());
    return owner
        .ask(wish.eventId(), command)
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted ->
                      Answers.made(BookingViews.of(granted), granted.repeated());
                  case OwnerAnswer.Refused refused -> throw Refusals.ofCheckout(refused.refusal());
                  case OwnerAnswer.Silent _ -> Answers.pending(bookingId);
                });
  }
}
