package dev.rushline.edge.booking;

import java.util.List;

/**
 * All that a booking shall have from now on; exactly one of the three kinds.
 *
 * @param seats these seats; fewer than it has lets the others go
 * @param wheelchairs with seats: how many of the people come in a wheelchair; absent: none
 * @param best the best that are free side by side, its own seats among them
 * @param standing places in a standing area
 */
public record ChangeRequest(
    List<String> seats,
    Integer wheelchairs,
    CheckoutRequest.Best best,
    CheckoutRequest.Standing standing) {

  /** The checkout that would wish for the same. */
  CheckoutRequest asCheckout(String eventId) {
    return new CheckoutRequest(eventId, seats, wheelchairs, best, standing, null);
  }
}
