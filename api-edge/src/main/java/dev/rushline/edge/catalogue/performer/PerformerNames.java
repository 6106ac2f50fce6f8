package dev.rushline.edge.catalogue.performer;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.HexFormat;

/** Names as feeds write them: the same person with two spaces or a trailing blank is one person. */
public final class PerformerNames {
  private PerformerNames() {}

  /** Trimmed, single spaces, composed accents. Case is kept: it is part of a name. */
  public static String key(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFC).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /** An id that the same name always gives. */
  public static String id(String key) {
    return "performer-" + hash(key);
  }

  /** 96 bits of SHA-256 as hexadecimal digits. */
  public static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
