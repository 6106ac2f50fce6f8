package dev.rushline.edge.identity;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.Optional;

/** How tokens are made and checked. */
@ConfigMapping(prefix = "rushline.session")
public interface SessionSettings {
  /** The issuer written into guest tokens. */
  String issuer();

  /** Whether {@code POST /session} hands out guest tokens. */
  boolean guests();

  /** PEM file, PKCS#8: the key that signs guest tokens. */
  Optional<String> privateKeyFile();

  /** PEM file, SPKI: the key that checks tokens, unless an OIDC issuer's address is configured. */
  Optional<String> publicKeyFile();

  /** How long a guest token lives. */
  Duration guestTtl();

  /** Most verified tokens remembered. */
  int rememberedMax();
}
