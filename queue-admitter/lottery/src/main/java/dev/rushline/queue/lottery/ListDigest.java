package dev.rushline.queue.lottery;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The digest of the list of all who joined, one fan at a time: SHA-256 of the digest so far, the
 * arrival and the fan's id. Whoever knows the list gets the same digest, and nobody can change who
 * is on it, or in which order they came, without changing it.
 */
public final class ListDigest {
  private static final byte[] DOMAIN = "rushline line ".getBytes(StandardCharsets.US_ASCII);

  private ListDigest() {}

  /** The digest of the empty list of an event. */
  public static byte[] start(String eventId) {
    return Sha256.of(DOMAIN, eventId.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * The digest with one more fan.
   *
   * @param digest of those before
   * @param arrival how many those are
   */
  public static byte[] with(byte[] digest, long arrival, String customerId) {
    return Sha256.of(
        digest,
        ByteBuffer.allocate(Long.BYTES).putLong(arrival).array(),
        customerId.getBytes(StandardCharsets.UTF_8));
  }
}
