package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What is signed is read again, and nothing else is. */
class AdmissionTokensTest {
  private static final String SECRET = "a-secret-of-thirty-two-characters";
  private static final Instant ENDS = Instant.parse("2030-01-01T10:10:00Z");
  private static final Admission ADA = new Admission("e1", "ada", 3, 17, ENDS);

  private final AdmissionTokens tokens = tokens("k1:" + SECRET);

  private static AdmissionTokens tokens(String... keys) {
    return new AdmissionTokens(new AdmissionKeys(List.of(keys)));
  }

  private static void assertRefused(ThrowingCallable read, ProblemCode code) {
    assertThatThrownBy(read)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.code()).isEqualTo(code));
  }

  @Test
  void what_is_signed_is_read_again() {
    assertThat(tokens.read(tokens.sign(ADA))).isEqualTo(ADA);
  }

  @Test
  void a_key_can_be_changed_while_tokens_are_out() {
    String before = tokens.sign(ADA);
    AdmissionTokens after = tokens("k2:another-secret-of-more-than-32-bytes", "k1:" + SECRET);

    assertThat(after.read(before)).isEqualTo(ADA);
    assertRefused(() -> tokens.read(after.sign(ADA)), ProblemCode.ADMISSION_INVALID);
  }

  @Test
  void another_installations_token_is_worth_nothing() {
    String foreign = tokens("k1:another-secret-of-more-than-32-bytes").sign(ADA);

    assertRefused(() -> tokens.read(foreign), ProblemCode.ADMISSION_INVALID);
  }

  @Test
  void a_changed_claim_breaks_the_signature() {
    String[] parts = tokens.sign(ADA).split("\\.", 3);
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String changed = encoded(claims.replace("\"ada\"", "\"eve\""));

    assertThat(changed).isNotEqualTo(parts[1]);
    assertRefused(
        () -> tokens.read(parts[0] + "." + changed + "." + parts[2]),
        ProblemCode.ADMISSION_INVALID);
  }

  @Test
  void a_token_that_says_it_needs_no_signature_is_refused() {
    String[] parts = tokens.sign(ADA).split("\\.", 3);
    String none = encoded("{\"alg\":\"none\",\"kid\":\"k1\"}");

    assertRefused(() -> tokens.read(none + "." + parts[1] + "."), ProblemCode.ADMISSION_INVALID);
  }

  @Test
  void headers_that_are_no_text_are_refused() {
    String[] parts = tokens.sign(ADA).split("\\.", 3);
    for (String header :
        List.of(
            "{\"alg\":\"HS256\",\"kid\":5}",
            "{\"alg\":\"HS256\",\"kid\":[\"k1\"]}",
            "{\"alg\":5,\"kid\":\"k1\"}",
            "{\"alg\":null,\"kid\":\"k1\"}",
            "{\"alg\":\"HS256\",\"kid\":\"k1\",\"crit\":7}")) {
      assertRefused(
          () -> tokens.read(encoded(header) + "." + parts[1] + "." + parts[2]),
          ProblemCode.ADMISSION_INVALID);
    }
  }

  @Test
  void what_is_no_token_is_refused() {
    for (String nonsense : List.of("", "a", "a.b.c", "..", "x".repeat(100_000))) {
      assertRefused(() -> tokens.read(nonsense), ProblemCode.ADMISSION_INVALID);
    }
  }

  @Test
  void a_short_secret_or_none_stops_the_start() {
    assertThatThrownBy(() -> tokens("k1:short")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tokens(":" + SECRET)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> tokens()).isInstanceOf(IllegalStateException.class);
  }

  private static String encoded(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}
