package dev.rushline.booking.terms;

import java.time.Duration;

/**
 * How long seats are held.
 *
 * @param ttl life of a hold; a confirm may come as much later again, if the seats are still free
 * @param extension by how much a hold may be extended, once; zero: not at all
 */
public record HoldTerms(Duration ttl, Duration extension) {}
