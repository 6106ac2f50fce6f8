package dev.rushline.edge.booking;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * SHA-256 of what a request means. Each part goes in with its length, so that no two lists of parts
 * run into the same bytes.
 */
public final class Fingerprint {
  private final MessageDigest digest;

  /**
   * Begins with the name of the operation: the same words mean something else elsewhere.
   *
   * @param operation what is asked, such as {@code checkout}
   */
  public Fingerprint(String operation) {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    add(operation);
  }

  /** Adds a part; null is a part of its own, different from an empty text. */
  public Fingerprint add(String part) {
    if (part == null) {
      addInt(-1);
      return this;
    }
    byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
    addInt(bytes.length);
    digest.update(bytes);
    return this;
  }

  /** Adds a number. */
  public Fingerprint addInt(int number) {
    digest.update((byte) (number >>> 24));
    digest.update((byte) (number >>> 16));
    digest.update((byte) (number >>> 8));
    digest.update((byte) number);
    return this;
  }

  /** The 32 bytes. Nothing can be added afterwards. */
  public byte[] end() {
    return digest.digest();
  }
}
