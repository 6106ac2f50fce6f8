package dev.rushline.edge.booking;

/**
 * A question for the best seats.
 *
 * @param eventId the event
 * @param best what is wished for
 * @param presaleCode lets the customer buy before the sale opens to all; absent: none
 */
public record SuggestionRequest(String eventId, CheckoutRequest.Best best, String presaleCode) {
  /** The checkout that would get the suggested seats. */
  CheckoutRequest asCheckout() {
    return new CheckoutRequest(eventId, null, null, best, null, presaleCode);
  }
}
