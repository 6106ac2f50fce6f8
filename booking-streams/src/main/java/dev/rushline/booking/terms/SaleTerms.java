package dev.rushline.booking.terms;

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
 * @param retiresAt when nothing of the sale is kept any more
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
    Instant retiresAt,
    boolean cancelled,
    HoldTerms holds,
    Limits limits,
    boolean orphanRule,
    Optional<CancellationTerms> cancellation,
    Optional<Duration> waitlistOffer,
    Map<String, Long> pricesMinor,
    List<String> sectionsByRank) {
  /** Of a sale that is not retired. */
  public static final Instant NEVER = Instant.parse("+10000-01-01T00:00:00Z");

  /** How long an answer is remembered. A day is longer than any client retries. */
  public static final Duration ANSWERS_KEPT_FOR = Duration.ofHours(24);

  /** Where the catalogue does not say: refunds and questions come after the event. */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  public SaleTerms {
    pricesMinor = Map.copyOf(pricesMinor);
    sectionsByRank = List.copyOf(sectionsByRank);
  }

  /** The same terms over the sections, and with the prices, of another definition. */
  public SaleTerms withSectionsOf(SaleTerms other) {
    return new SaleTerms(
        saleVersion,
        currency,
        opensAt,
        closesAt,
        retiresAt,
        cancelled,
        holds,
        limits,
        orphanRule,
        cancellation,
        waitlistOffer,
        other.pricesMinor,
        other.sectionsByRank);
  }

  /** When a sale is retired that closes then, if the catalogue wants it to be retired at a time. */
  public static Instant retiresAt(Instant closesAt, Optional<Instant> wanted) {
    // What was asked before the end can be asked again.
    Instant earliest = closesAt.plus(ANSWERS_KEPT_FOR);
    return wanted
        .map(at -> at.isBefore(earliest) ? earliest : at)
        .orElseGet(() -> closesAt.plus(KEPT_FOR));
  }

  /** Price of one seat of a category of this sale, in minor units. */
  public long priceMinor(String category) {
    return pricesMinor.get(category);
  }
}
