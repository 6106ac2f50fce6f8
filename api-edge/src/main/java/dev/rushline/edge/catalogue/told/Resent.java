package dev.rushline.edge.catalogue.told;

/**
 * A page of definitions that were sent again.
 *
 * @param sent definitions
 * @param presales of these events that are not over: their codes are not kept, so that they cannot
 *     be sent again; where they were lost, they have to be put again
 * @param next where the next page begins; null when this was the last one
 */
public record Resent(int sent, long presales, String next) {}
