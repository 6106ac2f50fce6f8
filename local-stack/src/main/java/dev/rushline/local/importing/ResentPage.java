package dev.rushline.local.importing;

/**
 * A page of definitions of sales that an edge has sent again.
 *
 * @param sent definitions
 * @param presales of these events that are not over, and that cannot be sent again
 * @param next where the next page begins; null when this was the last one
 */
public record ResentPage(int sent, long presales, String next) {}
