package dev.rushline.edge.catalogue.event;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * A named price of one event.
 *
 * @param code what the plan's seats refer to; unique in the event
 * @param name name for people
 * @param priceMinor price of one seat in minor units of the event's currency; 0 or more
 * @param maxPerCustomer most seats of the category one customer may hold and have bought together,
 *     1 to 1000; null: no limit of its own
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PriceCategory(String code, String name, Long priceMinor, Integer maxPerCustomer) {
  /** Currency of {@link #DEFAULTS}. */
  public static final String DEFAULT_CURRENCY = "USD";

  /** Prices of an event that came without: they fit the default plan. */
  public static final List<PriceCategory> DEFAULTS =
      List.of(
          new PriceCategory("P1", "Front", 9_500L, null),
          new PriceCategory("P2", "Middle", 6_500L, null),
          new PriceCategory("P3", "Back", 3_500L, null));
}
