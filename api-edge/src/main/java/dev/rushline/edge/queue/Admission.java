package dev.rushline.edge.queue;

import java.time.Instant;

/**
 * What an admission token says.
 *
 * @param eventId the event whose line the fan stood in
 * @param customerId the fan
 * @param epoch the line's epoch when it was signed
 * @param arrival the place the slot was given for: a later place of the same fan is another
 *     admission
 * @param expiresAt when the slot ends, in whole seconds
 */
record Admission(String eventId, String customerId, int epoch, long arrival, Instant expiresAt) {}
