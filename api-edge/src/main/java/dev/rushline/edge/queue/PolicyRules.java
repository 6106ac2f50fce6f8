package dev.rushline.edge.queue;

import dev.rushline.edge.catalogue.Times;
import dev.rushline.edge.identity.Roles;
import dev.rushline.edge.problem.FieldError;
import dev.rushline.edge.problem.ProblemCode;
import dev.rushline.edge.problem.ProblemException;
import dev.rushline.schemas.queue.LineMode;
import dev.rushline.schemas.queue.LinePolicy;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** The rules of a policy; the line's owner has the same for its numbers. */
final class PolicyRules {
  static final int FANS_MAX = 1_000_000;
  static final int MESSAGE_MAX = 280;
  private static final int GROUPS_MAX = 20;
  private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}");

  private final List<FieldError> errors = new ArrayList<>();

  private PolicyRules() {}

  /**
   * The policy of a body.
   *
   * @throws ProblemException with every rule broken, BODY_MISSING without a body
   */
  static LinePolicy check(PolicyBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    PolicyRules rules = new PolicyRules();
    LinePolicy policy = rules.policy(body);
    rules.throwIfBroken();
    return policy;
  }

  private LinePolicy policy(PolicyBody body) {
    return new LinePolicy(
        mode(body.mode()),
        number(body.targetInside(), 100, 1, FANS_MAX, "targetInside"),
        number(body.ratePerMinute(), 600, 1, FANS_MAX, "ratePerMinute"),
        number(body.demandThreshold(), 600, 1, FANS_MAX, "demandThreshold"),
        time(body.opensAt()),
        1_000L * number(body.claimSeconds(), 120, 5, 3_600, "claimSeconds"),
        1_000L * number(body.slotSeconds(), 600, 10, 7_200, "slotSeconds"),
        groups(body.bypassGroups()));
  }

  /**
   * Checks a pace, of which either number may be absent.
   *
   * @throws ProblemException with every rule broken, BODY_MISSING without a body
   */
  static void checkPace(RateBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    PolicyRules rules = new PolicyRules();
    rules.require(
        body.targetInside() != null || body.ratePerMinute() != null,
        "ratePerMinute",
        "or targetInside is needed");
    rules.number(body.targetInside(), 1, 1, FANS_MAX, "targetInside");
    rules.number(body.ratePerMinute(), 1, 1, FANS_MAX, "ratePerMinute");
    rules.throwIfBroken();
  }

  /**
   * The text of a message; null takes the last one back.
   *
   * @throws ProblemException when it is too long or has control characters
   */
  static String checkMessage(MessageBody body) {
    if (body == null) {
      throw new ProblemException(ProblemCode.BODY_MISSING, null);
    }
    String text = body.text() == null || body.text().isBlank() ? null : body.text().strip();
    PolicyRules rules = new PolicyRules();
    rules.require(
        text == null
            || (text.length() <= MESSAGE_MAX && text.chars().noneMatch(Character::isISOControl)),
        "text",
        "at most " + MESSAGE_MAX + " characters, no control characters");
    rules.throwIfBroken();
    return text;
  }

  private LineMode mode(String mode) {
    boolean known = Arrays.stream(LineMode.values()).anyMatch(one -> one.name().equals(mode));
    require(known, "mode", "must be one of " + Arrays.toString(LineMode.values()));
    return known ? LineMode.valueOf(mode) : LineMode.OFF;
  }

  private int number(Integer given, int otherwise, int min, int max, String field) {
    int number = given == null ? otherwise : given;
    require(number >= min && number <= max, field, "must be from " + min + " to " + max);
    return number;
  }

  private Instant time(String text) {
    try {
      return text == null ? null : Times.require(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException _) {
      require(false, "opensAt", "must be a time with an offset, such as 2027-03-01T10:00:00+01:00");
      return null;
    }
  }

  private List<String> groups(List<String> groups) {
    List<String> given = groups == null ? List.of() : groups;
    require(
        given.size() <= GROUPS_MAX
            && given.stream().allMatch(group -> group != null && GROUP.matcher(group).matches()),
        "bypassGroups",
        "at most " + GROUPS_MAX + " names that match " + GROUP);
    require(
        !given.contains(Roles.FAN),
        "bypassGroups",
        "every fan is in " + Roles.FAN + ": use mode OFF");
    return errors.isEmpty() ? List.copyOf(given) : List.of();
  }

  private void require(boolean holds, String field, String reason) {
    if (!holds) {
      errors.add(new FieldError(field, reason));
    }
  }

  private void throwIfBroken() {
    if (!errors.isEmpty()) {
      throw ProblemException.validation(errors);
    }
  }
}
