package dev.rushline.booking.seating;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of one event's sale, without its seats.
 *
 * @param saleVersion the catalogue's version of this definition
 * @param currency ISO 4217 code of all prices
 * @param opensAt start of the sale, inclusive
 * @param closesAt end of the sale, exclusive
 * @param cancelled whether the event does not take place
 * @param holds how long seats are held
 * @param limits how much one customer may have
 * @param orphanRule whether a choice may not strand a single seat when another one avoids it
 * @param cancellation how a customer may cancel; empty: not at all
 * @param waitlistOffer how long seats that come back are held for the first in line; empty: there
 *     is no waitlist
 * @param pricesMinor price of each category in minor units
 * @param sectionsByRank ids of the sections, best first
 */
public record SaleTerms(
    long saleVersion,
    String currency,
    Instant opensAt,
    Instant closesAt,
    boolean cancelled,
    HoldTerms holds,
    Limits limits,
    boolean orphanRule,
    Optional<CancellationTerms> cancellation,
    Optional<Duration> waitlistOffer,
    Map<String, Long> pricesMinor,
    List<String> sectionsByRank) {
  public SaleTerms {
    pricesMinor = Map.copyOf(pricesMinor);
    sectionsByRank = List.copyOf(sectionsByRank);
  }

  /** The same terms over the sections, and with the prices, of another definition. */
  SaleTerms withSectionsOf(SaleTerms other) {
    return new SaleTerms(
        saleVersion,
        currency,
        opensAt,
        closesAt,
        cancelled,
        holds,
        limits,
        orphanRule,
        cancellation,
        waitlistOffer,
        other.pricesMinor,
        other.sectionsByRank);
  }

  /** Price of one seat of a category of this sale, in minor units. */
  long priceMinor(String category) {
    return pricesMinor.get(category);
  }
}
