package dev.rushline.edge.identity;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The key guest tokens are signed with. Refuses to start without the keys it needs. */
@ApplicationScoped
public class SessionKeys {
  private final SessionSettings settings;
  private final Optional<String> verifyLocation;
  private final Optional<PrivateKey> signing;

  SessionKeys(
      SessionSettings settings,
      @ConfigProperty(name = "mp.jwt.verify.publickey.location") Optional<String> verifyLocation) {
    this.settings = settings;
    this.verifyLocation = verifyLocation;
    this.signing = settings.guests() ? Optional.of(readSigningKey()) : Optional.empty();
  }

  void onStart(@Observes StartupEvent event) {
    String location =
        verifyLocation.orElseThrow(
            () ->
                new IllegalStateException(
                    "No key to check tokens with: set RUSHLINE_SESSION_PUBLIC_KEY_FILE to a PEM"
                        + " file, or MP_JWT_VERIFY_PUBLICKEY_LOCATION to the JWKS address of an"
                        + " OIDC issuer."));
    settings
        .publicKeyFile()
        .filter(location::equals)
        .ifPresent(file -> requireReadable("RUSHLINE_SESSION_PUBLIC_KEY_FILE", file));
  }

  /** The signing key; empty when guests are switched off. */
  public Optional<PrivateKey> signing() {
    return signing;
  }

  private PrivateKey readSigningKey() {
    String file =
        settings
            .privateKeyFile()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "No key to sign guest tokens with: set RUSHLINE_SESSION_PRIVATE_KEY_FILE to"
                            + " a PKCS#8 PEM file, or RUSHLINE_SESSION_GUESTS=false."));
    requireReadable("RUSHLINE_SESSION_PRIVATE_KEY_FILE", file);
    try {
      return KeyUtils.decodePrivateKey(Files.readString(Path.of(file)));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "RUSHLINE_SESSION_PRIVATE_KEY_FILE: no RSA key in PKCS#8 PEM in " + file, e);
    }
  }

  private static void requireReadable(String setting, String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw new IllegalStateException(setting + ": cannot read " + file);
    }
  }
}
