package dev.rushline.edge.booking;

import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecord;

/**
 * A wish that has been checked.
 *
 * @param eventId the event
 * @param form the wish as the owner reads it
 * @param presaleCode hash of a presale code, as the owner knows it; null: none
 * @param fingerprint SHA-256 of its meaning: two wishes for the same seats in another order are one
 */
record Wish(String eventId, SpecificRecord form, String presaleCode, ByteBuffer fingerprint) {}
