package dev.rushline.edge.booking;

/**
 * A question for the best seats.
 *
 * @param eventId the event
 * @param best what is wished for
 */
public record SuggestionRequest(String eventId, CheckoutRequest.Best best) {
  /** The checkout that would get the suggested seats. */
  CheckoutRequest asCheckout() {
    return new CheckoutRequest(eventId, null, null, best, null);
  }
}
