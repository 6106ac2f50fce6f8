package dev.rushline.edge.booking;

import java.util.List;

/**
 * A wish for seats; exactly one of the three kinds.
 *
 * @param eventId the event
 * @param seats these seats, {@code section:row:label} each
 * @param best the best that are free together
 * @param standing places in a standing area
 */
public record CheckoutRequest(String eventId, List<String> seats, Best best, Standing standing) {

  /**
   * The best seats that are free together.
   *
   * @param count number of seats, 1 to 100
   * @param section only in this section; null: anywhere
   * @param category only in this price category; null: any
   */
  public record Best(Integer count, String section, String category) {}

  /**
   * Places in a standing area.
   *
   * @param section the standing area
   * @param count number of places, 1 to 100
   */
  public record Standing(String section, Integer count) {}
}
