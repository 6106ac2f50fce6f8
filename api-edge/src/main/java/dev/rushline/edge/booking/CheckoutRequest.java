package dev.rushline.edge.booking;

import java.util.List;

/**
 * A wish for seats; exactly one of the three kinds.
 *
 * @param eventId the event
 * @param seats these seats, {@code section:row:label} each
 * @param wheelchairs with seats: how many of the people come in a wheelchair; absent: none
 * @param best the best that are free side by side
 * @param standing places in a standing area
 * @param presaleCode lets the customer buy before the sale opens to all; absent: none
 */
public record CheckoutRequest(
    String eventId,
    List<String> seats,
    Integer wheelchairs,
    Best best,
    Standing standing,
    String presaleCode) {

  /**
   * The best seats that are free side by side.
   *
   * @param count number of people, 1 to 100
   * @param section only in this section; absent: anywhere
   * @param categories only in these price categories; absent: any
   * @param wheelchairs how many of the people come in a wheelchair, 0 to count; absent: none
   * @param split whether neighbouring rows will do if no row has enough seats; absent: no
   */
  public record Best(
      Integer count, String section, List<String> categories, Integer wheelchairs, Boolean split) {}

  /**
   * Places in a standing area.
   *
   * @param section the standing area
   * @param count number of places, 1 to 100
   */
  public record Standing(String section, Integer count) {}
}
