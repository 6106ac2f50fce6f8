package dev.rushline.edge.catalogue.presale;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a presale code looks like, and what of it is kept. */
public final class PresaleCodes {
  /** Of a possible code. */
  public static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9_-]{4,64}");

  private PresaleCodes() {}

  /** SHA-256 of event and code, in hexadecimal, as the owner of the sale knows it. */
  public static String hash(String eventId, String code) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] text =
          (eventId + "\n" + code.toUpperCase(Locale.ROOT)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
