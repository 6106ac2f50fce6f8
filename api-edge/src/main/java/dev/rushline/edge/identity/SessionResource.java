package dev.rushline.edge.identity;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.jwt.build.Jwt;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Hands out guest tokens: about a millisecond of a core each, for the signature. */
@Path("/session")
@Produces(MediaType.APPLICATION_JSON)
public class SessionResource {
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SessionSettings settings;
  private final SessionKeys keys;
  private final Clock clock;

  SessionResource(SessionSettings settings, SessionKeys keys, Clock clock) {
    this.settings = settings;
    this.keys = keys;
    this.clock = clock;
  }

  /** A token for a customer nobody has been before. */
  @POST
  @NonBlocking
  @ResponseStatus(201)
  @Operation(summary = "Begin a guest session")
  public Session begin() {
    PrivateKey key =
        keys.signing()
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemCode.PATH_UNKNOWN, "Guest sessions are switched off here"));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    Instant expiresAt = now.plus(settings.guestTtl());
    String customerId = "guest-" + randomId();
    String token =
        Jwt.issuer(settings.issuer())
            .subject(customerId)
            .groups(Set.of(Roles.FAN))
            .issuedAt(now)
            .expiresAt(expiresAt)
            .sign(key);
    return new Session(token, customerId, expiresAt);
  }

  /** 128 random bits: nobody guesses another guest's id. */
  private static String randomId() {
    byte[] bytes = new byte[16];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
