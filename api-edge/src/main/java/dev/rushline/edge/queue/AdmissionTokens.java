package dev.rushline.edge.queue;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.crypto.SecretKey;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/**
 * Signs and reads admissions: compact JWS (RFC 7515) with HS256 and a key id. An edge checks one
 * without asking anybody, in some microseconds.
 */
@Singleton
public class AdmissionTokens {
  private static final String ISSUER = "rushline-queue";
  private static final String EVENT = "event";
  private static final String EPOCH = "epoch";
  private static final String ARRIVAL = "arrival";

  /** Ours have about 350. */
  private static final int CHARACTERS_MAX = 2_048;

  private static final AlgorithmConstraints ONLY_HS256 =
      new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256);

  private final AdmissionKeys keys;

  AdmissionTokens(AdmissionKeys keys) {
    this.keys = keys;
  }

  /** The token of an admission. */
  String sign(Admission admission) {
    String id = keys.signingId();
    return Jwt.issuer(ISSUER)
        .subject(admission.customerId())
        .claim(EVENT, admission.eventId())
        .claim(EPOCH, admission.epoch())
        .claim(ARRIVAL, admission.arrival())
        .expiresAt(admission.expiresAt())
        .jws()
        .keyId(id)
        .algorithm(SignatureAlgorithm.HS256)
        .sign(keys.key(id).orElseThrow());
  }

  /**
   * What a token says, if it is one of ours. Its time may be over.
   *
   * @throws ProblemException ADMISSION_INVALID
   */
  Admission read(String token) {
    try {
      if (token.length() > CHARACTERS_MAX) {
        throw invalid();
      }
      JsonWebSignature jws = new JsonWebSignature();
      jws.setAlgorithmConstraints(ONLY_HS256);
      jws.setCompactSerialization(token);
      String id = jws.getKeyIdHeaderValue();
      SecretKey key = keys.key(id == null ? "" : id).orElseThrow(AdmissionTokens::invalid);
      jws.setKey(key);
      if (!jws.verifySignature()) {
        throw invalid();
      }
      return admission(JwtClaims.parse(jws.getPayload()));
    } catch (JoseException
        | InvalidJwtException
        | MalformedClaimException
        // A header that is no text.
        | ClassCastException e) {
      throw invalid();
    }
  }

  private static Admission admission(JwtClaims claims) throws MalformedClaimException {
    String event = claims.getStringClaimValue(EVENT);
    Long epoch = claims.getClaimValue(EPOCH, Long.class);
    Long arrival = claims.getClaimValue(ARRIVAL, Long.class);
    if (!ISSUER.equals(claims.getIssuer())
        || claims.getSubject() == null
        || event == null
        || epoch == null
        || arrival == null
        || claims.getExpirationTime() == null) {
      throw invalid();
    }
    return new Admission(
        event,
        claims.getSubject(),
        epoch.intValue(),
        arrival,
        Instant.ofEpochSecond(claims.getExpirationTime().getValue())
            .truncatedTo(ChronoUnit.SECONDS));
  }

  private static ProblemException invalid() {
    return new ProblemException(ProblemCode.ADMISSION_INVALID, null);
  }
}
