package dev.rushline.local.tokens;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  @TempDir private Path directory;
  private SigningKeys keys;

  @BeforeEach
  void create() throws Exception {
    keys = new SigningKeys(directory.resolve("keys"));
    keys.create();
  }

  @Test
  void a_token_says_who_it_is_for_and_is_signed_with_the_private_key() throws Exception {
    String token = new Token("ada", "organiser", Duration.ofHours(1)).sign(keys.privateKey(), NOW);

    String[] parts = token.split("\\.", -1);
    JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(parts[1]));
    assertThat(claims.path("sub").asText()).isEqualTo("ada");
    assertThat(claims.path("groups").get(0).asText()).isEqualTo("organiser");
    assertThat(claims.path("iss").asText()).isEqualTo("https://rushline.local");
    assertThat(claims.path("exp").asLong()).isEqualTo(NOW.plusSeconds(3600).getEpochSecond());
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(publicKey());
    signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
  }

  @Test
  void only_the_owner_can_read_the_keys_and_they_are_made_once() throws Exception {
    String before = Files.readString(keys.privateFile());

    keys.create();

    assertThat(keys.privateFile()).hasContent(before);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys.privateFile())))
        .isEqualTo("rw-------");
  }

  private PublicKey publicKey() throws Exception {
    String base64 = Files.readString(keys.publicFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
    return KeyFactory.getInstance("RSA")
        .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
  }
}
