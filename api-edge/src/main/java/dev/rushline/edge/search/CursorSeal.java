package dev.rushline.edge.search;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes cursors that only we can write: a client gets one, keeps it, and brings it back as it was.
 * What a cursor says goes to Elasticsearch, so it must not be what a stranger made up. The seal
 * covers the search too: a cursor does not fit another one.
 */
@ApplicationScoped
class CursorSeal {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SEAL_BYTES = 16;

  private final SecretKeySpec key;
  private final ObjectMapper json;

  CursorSeal(SearchSettings settings, ObjectMapper json) {
    byte[] secret =
        settings
            .cursorKey()
            .map(k -> k.getBytes(StandardCharsets.UTF_8))
            .orElseGet(CursorSeal::drawn);
    this.key = new SecretKeySpec(secret, ALGORITHM);
    this.json = json;
  }

  private static byte[] drawn() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return key;
  }

  /** The cursor as text, for one search. */
  String seal(SearchCursor cursor, String search) {
    try {
      byte[] content = json.writeValueAsBytes(cursor);
      byte[] sealed = Arrays.copyOf(content, content.length + SEAL_BYTES);
      System.arraycopy(mac(content, search), 0, sealed, content.length, SEAL_BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client brought back; refused unless it is what it was given for this search. */
  SearchCursor open(String text, String search) {
    byte[] sealed = bytes(text);
    if (sealed.length <= SEAL_BYTES) {
      throw refused();
    }
    byte[] content = Arrays.copyOf(sealed, sealed.length - SEAL_BYTES);
    byte[] seal = Arrays.copyOfRange(sealed, content.length, sealed.length);
    if (!MessageDigest.isEqual(seal, mac(content, search))) {
      throw refused();
    }
    try {
      return json.readValue(content, SearchCursor.class);
    } catch (IOException e) {
      throw refused(); // sealed by another version of ours
    }
  }

  private static byte[] bytes(String text) {
    try {
      return Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw refused();
    }
  }

  private byte[] mac(byte[] content, String search) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(content);
      mac.update(search.getBytes(StandardCharsets.UTF_8));
      return Arrays.copyOf(mac.doFinal(), SEAL_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }

  private static ProblemException refused() {
    return new ProblemException(
        ProblemCode.CURSOR_INVALID,
        "The cursor is damaged, or belongs to another search: begin again without it");
  }
}
