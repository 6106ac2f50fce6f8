package dev.rushline.booking.seating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The rules of one event's sale, without its seats.
 *
 * @param saleVersion the catalogue's version of this definition
 * @param currency ISO 4217 code of all prices
 * @param opensAt start of the sale, inclusive
 * @param closesAt end of the sale, exclusive
 * @param holdTtl how long a hold lives
 * @param maxPerOrder most seats in one booking
 * @param maxPerCustomer most seats one customer may hold and have bought together
 * @param cancelled whether the event does not take place
 * @param orphanRule whether a choice may not strand a single seat when another one avoids it
 * @param pricesMinor price of each category in minor units
 * @param sectionsByRank ids of the sections, best first
 */
public record SaleTerms(
    long saleVersion,
    String currency,
    Instant opensAt,
    Instant closesAt,
    Duration holdTtl,
    int maxPerOrder,
    int maxPerCustomer,
    boolean cancelled,
    boolean orphanRule,
    Map<String, Long> pricesMinor,
    List<String> sectionsByRank) {

  public SaleTerms {
    pricesMinor = Map.copyOf(pricesMinor);
    sectionsByRank = List.copyOf(sectionsByRank);
  }

  /** Price of one seat of a category of this sale, in minor units. */
  long priceMinor(String category) {
    return pricesMinor.get(category);
  }
}
