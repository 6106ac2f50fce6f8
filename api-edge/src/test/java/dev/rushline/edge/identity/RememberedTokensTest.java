package dev.rushline.edge.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

/** What is remembered of a token, as time goes by. */
class RememberedTokensTest {
  private static final String ISSUER = "https://issuer.example";
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final KeyPair KEYS = keys();
  private static final JWTAuthContextInfo CHECKED_BY =
      new JWTAuthContextInfo((RSAPublicKey) KEYS.getPublic(), ISSUER);

  private final SetClock clock = new SetClock();
  private final RememberedTokens tokens = new RememberedTokens(settings(), clock);

  /** Shows what it was set to. */
  private static final class SetClock extends Clock {
    private Instant now = Instant.now();

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  @Test
  void a_good_token_is_checked_once_while_it_is_good() throws ParseException {
    String token = token(ISSUER);

    var checked = tokens.parse(token, CHECKED_BY);
    clock.now = clock.now.plus(LIFETIME).minusSeconds(5);

    assertThat(tokens.parse(token, CHECKED_BY)).isSameAs(checked);
  }

  @Test
  void a_token_whose_time_is_over_is_checked_again() throws ParseException {
    String token = token(ISSUER);

    var checked = tokens.parse(token, CHECKED_BY);
    clock.now = clock.now.plus(LIFETIME).plusSeconds(5);

    // By a checker whose own clock still takes it.
    assertThat(tokens.parse(token, CHECKED_BY)).isNotSameAs(checked);
  }

  @Test
  void a_token_of_somebody_else_is_refused_each_time() {
    String token = token("https://elsewhere.example");

    for (int time = 0; time < 2; time++) {
      assertThatThrownBy(() -> tokens.parse(token, CHECKED_BY)).isInstanceOf(ParseException.class);
    }
  }

  private static String token(String issuer) {
    return Jwt.issuer(issuer).subject("alice").expiresIn(LIFETIME).sign(KEYS.getPrivate());
  }

  private static SessionSettings settings() {
    return new SmallRyeConfigBuilder()
        .withConverter(Duration.class, 200, new DurationConverter())
        .withMapping(SessionSettings.class)
        .withDefaultValue("rushline.session.issuer", ISSUER)
        .withDefaultValue("rushline.session.guests", "true")
        .withDefaultValue("rushline.session.guest-ttl", "1h")
        .withDefaultValue("rushline.session.remembered-max", "10")
        .build()
        .getConfigMapping(SessionSettings.class);
  }

  private static KeyPair keys() {
    try {
      return KeyPairGenerator.getInstance("RSA").generateKeyPair();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }
}
