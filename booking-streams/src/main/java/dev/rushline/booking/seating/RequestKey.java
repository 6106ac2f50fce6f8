package dev.rushline.booking.seating;

import dev.rushline.schemas.ids.CustomerId;

/**
 * Identifies a request: the same customer and key mean the same request, and the fingerprint tells
 * whether it really is.
 *
 * @param customerId who asks
 * @param key the customer's idempotency key
 * @param fingerprint hash of the request's meaning, in hexadecimal
 */
public record RequestKey(CustomerId customerId, String key, String fingerprint) {}
