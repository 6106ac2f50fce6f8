package dev.rushline.edge.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.smallrye.jwt.auth.principal.DefaultJWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipal;
import io.smallrye.jwt.auth.principal.JWTCallerPrincipalFactory;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Verifies a token's signature once and remembers the outcome until the token expires: an RSA check
 * on every request would cost more of a core than the rest of a checkout. Only good tokens are
 * remembered; a forged one is checked, and refused, every time.
 */
@ApplicationScoped
@Alternative
@Priority(1)
public class RememberedTokens extends JWTCallerPrincipalFactory {
  private final JWTCallerPrincipalFactory verifier = new DefaultJWTCallerPrincipalFactory();
  private final Clock clock;
  private final Cache<String, JWTCallerPrincipal> remembered;

  RememberedTokens(SessionSettings settings, Clock clock) {
    this.remembered =
        Caffeine.newBuilder()
            .maximumSize(settings.rememberedMax())
            .expireAfter(
                Expiry.<String, JWTCallerPrincipal>creating(
                    (token, principal) ->
                        Duration.between(
                            clock.instant(), Instant.ofEpochSecond(principal.getExpirationTime()))))
            .build();
    this.clock = clock;
  }

  @Override
  public JWTCallerPrincipal parse(String token, JWTAuthContextInfo context) throws ParseException {
    JWTCallerPrincipal known = remembered.getIfPresent(token);
    if (known != null && clock.instant().getEpochSecond() < known.getExpirationTime()) {
      return known;
    }
    JWTCallerPrincipal principal = verifier.parse(token, context);
    remembered.put(token, principal);
    return principal;
  }
}
