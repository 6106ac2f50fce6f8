package dev.rushline.edge.booking;

import dev.rushline.edge.catalogue.KnownEvents;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.edge.queue.AdmissionGate;
import dev.rushline.edge.replies.AskingBounds;
import dev.rushline.edge.replies.OwnerAnswer;
import dev.rushline.edge.replies.SaleOwner;
import dev.rushline.schemas.booking.BestAvailable;
import dev.rushline.schemas.booking.Suggest;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.resteasy.reactive.RestResponse;

/** Says which seats a checkout would get, without holding them. */
@ApplicationScoped
class SuggestSeats {
  private final KnownEvents events;
  private final AdmissionGate gate;
  private final AskingBounds bounds;
  private final SaleOwner owner;

  SuggestSeats(KnownEvents events, AdmissionGate gate, AskingBounds bounds, SaleOwner owner) {
    this.events = events;
    this.gate = gate;
    this.bounds = bounds;
    this.owner = owner;
  }

  /**
   * The best seats for a wish. To say which costs the owner as much as to hold them, so whoever
   * asks needs what a checkout needs.
   *
   * @throws ProblemException of the gate, or TOO_MANY_QUESTIONS
   */
  Uni<RestResponse<Object>> suggest(
      String customerId, Set<String> groups, String admission, SuggestionRequest request) {
    Wish wish = WishRules.check(request == null ? null : request.asCheckout());
    gate.pass(wish.eventId(), customerId, groups, admission)
        .ifPresent(
            over -> {
              throw over;
            });
    bounds.ask(customerId);
    return events
        .mayExist(wish.eventId())
        .chain(
            mayExist -> {
              if (!mayExist) {
                throw new ProblemException(ProblemCode.EVENT_UNKNOWN, null);
              }
              return owner.suggest(
                  wish.eventId(),
                  new Suggest(customerId, (BestAvailable) wish.form(), wish.presaleCode()));
            })
        .map(
            answer ->
                switch (answer) {
                  case OwnerAnswer.Suggested suggested ->
                      Answers.found(SuggestionView.of(wish.eventId(), suggested));
                  case OwnerAnswer.Refused refused -> throw Refusals.ofCheckout(refused.refusal());
                  // Nothing was held, so nothing is pending: the question is just asked again.
                  case OwnerAnswer.Silent _ ->
                      throw new ProblemException(ProblemCode.BOOKING_UNAVAILABLE, null)
                          .retryAfterSeconds(1);
                });
  }
}
