package dev.rushline.local.tokens;

import dev.rushline.local.process.ServerFailed;
import dev.rushline.local.servers.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * An RSA key pair (2048 bits) in two PEM files, made at the first start.
 *
 * @param directory holds private.pem (PKCS#8) and public.pem (SPKI)
 */
public record SigningKeys(Path directory) {
  private static final int BITS = 2048;
  private static final Base64.Encoder PEM_LINES =
      Base64.getMimeEncoder(64, "\n".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

  public Path privateFile() {
    return directory.resolve("private.pem");
  }

  public Path publicFile() {
    return directory.resolve("public.pem");
  }

  /** Makes the pair when there is none; keys that are there are never replaced. */
  public void create() throws IOException {
    if (Files.exists(privateFile()) && Files.exists(publicFile())) {
      return;
    }
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      KeyPair pair = generator.generateKeyPair();
      Secrets.writePrivately(privateFile(), pem("PRIVATE KEY", pair.getPrivate()));
      Secrets.writePrivately(publicFile(), pem("PUBLIC KEY", pair.getPublic()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK makes no RSA keys", e);
    }
  }

  /**
   * Reads the key that signs.
   *
   * @throws ServerFailed when there is none yet
   */
  public PrivateKey privateKey() throws IOException {
    if (!Files.exists(privateFile())) {
      throw new ServerFailed("There are no keys yet: ./rushline up makes them");
    }
    String base64 = Files.readString(privateFile()).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    } catch (GeneralSecurityException e) {
      throw new ServerFailed(privateFile() + " holds no RSA key", e);
    }
  }

  private static String pem(String type, Key key) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, PEM_LINES.encodeToString(key.getEncoded()), type);
  }
}
