package dev.rushline.edge.catalogue.event;

import java.time.Instant;

/**
 * On what terms a customer may cancel a confirmed booking.
 *
 * @param until exclusive
 * @param refundPercent how much of the price comes back, 0 to 100
 */
public record CancellationTerms(Instant until, int refundPercent) {}
