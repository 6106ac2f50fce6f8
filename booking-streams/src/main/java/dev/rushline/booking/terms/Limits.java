package dev.rushline.booking.terms;

import java.util.Map;

/**
 * How much one customer may have.
 *
 * @param perOrder most seats in one booking
 * @param perCustomer most seats one customer may hold and have bought together
 * @param perCustomerInCategory the same for price categories that have a limit of their own
 */
public record Limits(int perOrder, int perCustomer, Map<String, Integer> perCustomerInCategory) {
  public Limits {
    perCustomerInCategory = Map.copyOf(perCustomerInCategory);
  }
}
