package dev.rushline.local.tokens;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a signed token says.
 *
 * @param subject who it stands for
 * @param role fan, organiser or operator
 * @param lifetime from now on
 */
public record Token(String subject, String role, Duration lifetime) {
  private static final String ISSUER = "https://rushline.local";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The token as it is sent: a JWT signed with RS256. */
  public String sign(PrivateKey key, Instant now) {
    String content =
        base64(Map.of("alg", "RS256", "typ", "JWT"))
            + "."
            + base64(
                Map.of(
                    "iss", ISSUER,
                    "sub", subject,
                    "upn", subject,
                    "groups", List.of(role),
                    "iat", now.getEpochSecond(),
                    "exp", now.plus(lifetime).getEpochSecond(),
                    "jti", UUID.randomUUID().toString()));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The key cannot sign", e);
    }
  }

  private static String base64(Map<String, ?> json) {
    try {
      return encode(JSON.writeValueAsBytes(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Strings and numbers can always be written", e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
