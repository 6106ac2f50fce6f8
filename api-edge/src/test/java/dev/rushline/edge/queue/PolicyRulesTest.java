package dev.rushline.edge.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What operators may write. */
class PolicyRulesTest {

  @Test
  void what_is_absent_has_its_default() {
    LinePolicy policy = PolicyRules.check(policy("ALWAYS", null, null, null, null, null, null));

    assertThat(policy)
        .isEqualTo(
            new LinePolicy(LineMode.ALWAYS, 100, 600, 600, null, 120_000L, 600_000L, List.of()));
  }

  @Test
  void a_time_with_an_offset_is_understood() {
    assertThat(
            PolicyRules.check(
                    policy("ALWAYS", 5, null, null, "2030-01-01T12:00:00+02:00", null, null))
                .getOpensAt())
        .isEqualTo(Instant.parse("2030-01-01T10:00:00Z"));
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        // mode,   inside,  rate,    claim, slot, opensAt             => field at fault
        "ALWAYS,         1,       1,     5,   10, -,                     -",
        "ALWAYS,   1000000, 1000000,  3600, 7200, -,                     -",
        "always,         1,       1,     5,   10, -,                     mode",
        "-,              1,       1,     5,   10, -,                     mode",
        "ALWAYS,         0,       1,     5,   10, -,                     targetInside",
        "ALWAYS,   1000001,       1,     5,   10, -,                     targetInside",
        "ALWAYS,         1,       0,     5,   10, -,                     ratePerMinute",
        "ALWAYS,         1, 1000001,     5,   10, -,                     ratePerMinute",
        "ALWAYS,         1,       1,     4,   10, -,                     claimSeconds",
        "ALWAYS,         1,       1,  3601,   10, -,                     claimSeconds",
        "ALWAYS,         1,       1,     5,    9, -,                     slotSeconds",
        "ALWAYS,         1,       1,     5, 7201, -,                     slotSeconds",
        "ALWAYS,         1,       1,     5,   10, tomorrow,              opensAt",
        "ALWAYS,         1,       1,     5,   10, 2030-01-01T12:00:00,   opensAt",
        "ALWAYS,         1,       1,     5,   10, +999999999-01-01T00:00:00Z, opensAt",
        "ALWAYS,         1,       1,     5,   10, -999999999-01-01T00:00:00Z, opensAt",
      })
  void boundaries(
      String mode,
      Integer inside,
      Integer rate,
      Integer claim,
      Integer slot,
      String opensAt,
      String field) {
    PolicyBody body = policy(mode, inside, rate, null, opensAt, claim, slot);
    if (field == null) {
      assertThat(PolicyRules.check(body).getTargetInside()).isEqualTo(inside);
    } else {
      assertThatThrownBy(() -> PolicyRules.check(body))
          .isInstanceOfSatisfying(
              ProblemException.class,
              problem ->
                  assertThat(problem.problem().extensions().get("errors").toString())
                      .contains(field));
    }
  }

  @Test
  void every_fan_cannot_bypass_and_names_are_bounded() {
    for (List<String> groups :
        List.of(List.of("fan"), List.of(""), List.of("a b"), List.of("x".repeat(65)))) {
      assertThatThrownBy(
              () ->
                  PolicyRules.check(
                      new PolicyBody("ALWAYS", null, null, null, null, null, null, groups)))
          .isInstanceOf(ProblemException.class);
    }
    assertThat(
            PolicyRules.check(
                    new PolicyBody(
                        "ALWAYS", null, null, null, null, null, null, List.of("partner")))
                .getBypassGroups())
        .containsExactly("partner");
  }

  @Test
  void a_message_is_short_and_plain() {
    assertThat(PolicyRules.checkMessage(new MessageBody("  A short break ")))
        .isEqualTo("A short break");
    assertThat(PolicyRules.checkMessage(new MessageBody(" "))).isNull();
    assertThat(PolicyRules.checkMessage(new MessageBody("x".repeat(280)))).hasSize(280);
    assertThatThrownBy(() -> PolicyRules.checkMessage(new MessageBody("x".repeat(281))))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> PolicyRules.checkMessage(new MessageBody("a\nb")))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void a_pace_without_a_number_says_nothing() {
    assertThatThrownBy(() -> PolicyRules.checkPace(new RateBody(null, null)))
        .isInstanceOf(ProblemException.class);
    assertThatThrownBy(() -> PolicyRules.check(null))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo(ProblemCode.BODY_MISSING));
  }

  private static PolicyBody policy(
      String mode,
      Integer inside,
      Integer rate,
      Integer threshold,
      String opensAt,
      Integer claim,
      Integer slot) {
    return new PolicyBody(mode, inside, rate, threshold, opensAt, claim, slot, null);
  }
}
