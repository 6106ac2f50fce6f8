package dev.rushline.edge.identity;

import java.time.Instant;

/**
 * A guest's session.
 *
 * @param token the bearer token
 * @param customerId the customer the token stands for
 * @param expiresAt when the token stops being taken
 */
public record Session(String token, String customerId, Instant expiresAt) {}
