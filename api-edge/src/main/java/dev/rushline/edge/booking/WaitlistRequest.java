package dev.rushline.edge.booking;

/**
 * What a customer waits for; exactly one of the two kinds.
 *
 * @param eventId the event
 * @param best the best that are free side by side
 * @param standing places in a standing area
 */
public record WaitlistRequest(
    String eventId, CheckoutRequest.Best best, CheckoutRequest.Standing standing) {

  /** The checkout that would wish for the same. */
  CheckoutRequest asCheckout() {
    return new CheckoutRequest(eventId, null, null, best, standing, null);
  }
}
