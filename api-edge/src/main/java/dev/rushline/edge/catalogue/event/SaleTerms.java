package dev.rushline.edge.catalogue.event;

import java.time.Instant;

/**
 * The terms on which an event is sold.
 *
 * @param opensAt start of the sale, inclusive; null: on sale at once
 * @param closesAt end of the sale, exclusive; null: the event's start
 * @param maxPerOrder most seats in one booking, 1 to 100
 * @param maxPerCustomer most seats one customer may hold and have bought together, 1 to 1000
 * @param holdTtlSeconds how long a hold lives, 1 to 3600
 * @param holdExtensionSeconds by how much a hold may be extended, once, 0 to 3600; 0: not at all
 * @param cancellation how a customer may cancel; null: not at all
 * @param waitlistOfferSeconds how long seats that come back are held for the first in line, 60 to
 *     86400; 0: there is no waitlist
 * @param orphanRule whether a choice may not leave a seat without a free neighbour when another
 *     choice leaves none
 * @param accessibleReserved whether wheelchair places and companion seats are sold only as such
 */
public record SaleTerms(
    Instant opensAt,
    Instant closesAt,
    int maxPerOrder,
    int maxPerCustomer,
    int holdTtlSeconds,
    int holdExtensionSeconds,
    CancellationTerms cancellation,
    int waitlistOfferSeconds,
    boolean orphanRule,
    boolean accessibleReserved) {
  /**
   * On sale at once until the start; 8 per order and customer; holds of 8 minutes and 4 more on
   * request; nobody cancels or waits; no seat is stranded and accessible seats are kept for those
   * who need them.
   */
  public static final SaleTerms DEFAULTS =
      new SaleTerms(null, null, 8, 8, 480, 240, null, 0, true, true);
}
