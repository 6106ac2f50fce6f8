package dev.rushline.edge.booking;

import dev.rushline.edge.catalogue.KnownEvents;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.Checkout;
import dev.rushline.schemas.booking.JoinWaitlist;
import dev.rushline.schemas.booking.Refusal;
import dev.rushline.schemas.booking.RejectionCode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jboss.resteasy.reactive.RestResponse;

/** Holds seats for a customer, or puts them in line for some. */
@ApplicationScoped
class TakeSeats {
  private final KnownEvents events;
  private final FindBooking bookings;
  private final RecentBookings recent;
  private final SoldOut soldOut;
  private final AskingBounds bounds;
  private final SaleOwner owner;

  TakeSeats(
      KnownEvents events,
      FindBooking bookings,
      RecentBookings recent,
      SoldOut soldOut,
      AskingBounds bounds,
      SaleOwner owner) {
    this.events = events;
    this.bookings = bookings;
    this.recent = recent;
    this.soldOut = soldOut;
    this.bounds = bounds;
    this.owner = owner;
  }

  /**
   * Holds seats.
   *
   * @param refusal for somebody who may take no more: gets the answer of a checkout that has taken
   *     its seats before, and this for any other
   */
  Uni<RestResponse<Object>> take(
      String customerId, String key, Wish wish, Optional<ProblemException> refusal) {
    return refusal
        .map(no -> takenBefore(customerId, key, wish, no))
        .orElseGet(() -> ifItMayExist(wish, () -> askUnlessSoldOut(customerId, key, wish)));
  }

  /** The owner has the booking, and so repeats its answer, or refuses the key for another wish. */
  private Uni<RestResponse<Object>> takenBefore(
      String customerId, String key, Wish wish, ProblemException refusal) {
    BookingId id = BookingId.of(wish.eventId(), customerId, key);
    return bookings
        .findToAct(id, customerId)
        .chain(
            found ->
                switch (found) {
                  case FindBooking.Found.Known _ -> ask(id, customerId, key, wish);
                  case FindBooking.Found.Unknown _ -> Uni.createFrom().failure(refusal);
                  case FindBooking.Found.Undecided _ ->
                      Uni.createFrom().item(Answers.pending(id.toString()));
                });
  }

  private Uni<RestResponse<Object>> ifItMayExist(
      Wish wish, Supplier<Uni<RestResponse<Object>>> question) {
    return events
        .mayExist(wish.eventId())
        .chain(
            mayExist -> {
              if (!mayExist) {
                throw new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
              }
              return question.get();
            });
  }

  private Uni<RestResponse<Object>> askUnlessSoldOut(String customerId, String key, Wish wish) {
    BookingId id = BookingId.of(wish.eventId(), customerId, key);
    return soldOut
        .refusal(id, wish)
        .chain(
            refusal ->
                refusal
                    .<Uni<RestResponse<Object>>>map(no -> Uni.createFrom().failure(no))
                    .orElseGet(() -> ask(id, customerId, key, wish)));
  }

  private Uni<RestResponse<Object>> ask(BookingId id, String customerId, String key, Wish wish) {
    String bookingId = id.toString();
    return ask(
        wish,
        bookingId,
        new Checkout(
            bookingId, customerId, key, wish.fingerprint(), wish.form(), wish.presaleCode()));
  }

  /**
   * Waits for seats of an event that is sold out.
   *
   * @throws ProblemException TOO_MANY_QUESTIONS
   */
  Uni<RestResponse<Object>> waitForSeats(String customerId, String key, Wish wish) {
    bounds.ask(customerId);
    String bookingId = BookingId.of(wish.eventId(), customerId, key).toString();
    return ifItMayExist(
        wish,
        () ->
            ask(
                wish,
                bookingId,
                new JoinWaitlist(
                    bookingId, customerId, key, wish.meaning("waitlist"), wish.form())));
  }

  private Uni<RestResponse<Object>> ask(Wish wish, String bookingId, SpecificRecord command) {
    recent.asked(bookingId);
    return owner
        .ask(wish.eventId(), command)
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Granted granted ->
                      Answers.made(BookingViews.of(granted), granted.repeated());
                  case OwnerAnswer.Refused refused -> throw refused(wish, refused.refusal());
                  case OwnerAnswer.Silent _ -> {
                    soldOut.ownerIsSilent(wish.eventId());
                    yield Answers.pending(bookingId);
                  }
                });
  }

  private ProblemException refused(Wish wish, Refusal refusal) {
    if (refusal.getCode() == RejectionCode.NOT_ENOUGH_SEATS) {
      soldOut.noticed(wish.eventId());
    }
    return soldOut.offeringWaitlist(wish.eventId(), Refusals.ofCheckout(refusal));
  }
}
