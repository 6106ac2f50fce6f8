package dev.rushline.edge.identity;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The customer who asks. Reading it makes the call need a token. */
@RequestScoped
public class Caller {
  /** Customer ids are parts of keys; issuers use some 40 characters. */
  private static final int SUBJECT_MAX = 255;

  private final SecurityIdentity identity;

  Caller(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** The customer id: the token's subject. */
  public String customerId() {
    return customerIdOf(identity);
  }

  /**
   * The same for an identity outside of a request.
   *
   * @throws ProblemException TOKEN_MISSING, TOKEN_INVALID
   */
  public static String customerIdOf(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
      throw new ProblemException(ProblemCode.TOKEN_MISSING, "Send Authorization: Bearer <token>");
    }
    String subject = token.getSubject();
    if (subject == null || subject.isBlank()) {
      throw new ProblemException(ProblemCode.TOKEN_INVALID, "The token has no subject");
    }
    if (subject.chars().anyMatch(Character::isISOControl)) {
      throw new ProblemException(
          ProblemCode.TOKEN_INVALID, "The token's subject has control characters");
    }
    if (subject.length() > SUBJECT_MAX) {
      throw new ProblemException(ProblemCode.TOKEN_INVALID, "The token's subject is too long");
    }
    return subject;
  }

  /** The groups the token names; roles are among them. */
  public Set<String> groups() {
    return identity.getRoles();
  }
}
