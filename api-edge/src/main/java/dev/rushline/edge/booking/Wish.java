package dev.rushline.edge.booking;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * A wish that has been checked.
 *
 * @param eventId the event
 * @param form the wish as the owner reads it
 * @param presaleCode hash of a presale code, as the owner knows it; null: none
 * @param fingerprint SHA-256 of its meaning: two wishes for the same seats in another order are one
 */
record Wish(String eventId, SpecificRecord form, String presaleCode, ByteBuffer fingerprint) {

  /** SHA-256 of what it means to do something else with it than to check out. */
  ByteBuffer meaning(String operation, String... subject) {
    byte[] wished = new byte[fingerprint.remaining()];
    fingerprint.duplicate().get(wished);
    Fingerprint meaning = new Fingerprint(operation);
    Stream.of(subject).forEach(meaning::add);
    return ByteBuffer.wrap(meaning.add(HexFormat.of().formatHex(wished)).end());
  }
}
