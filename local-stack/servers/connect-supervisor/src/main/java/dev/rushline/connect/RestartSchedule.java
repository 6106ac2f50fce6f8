package dev.rushline.connect;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When a connector with failed tasks is restarted: after five seconds, and after twice as long each
 * time it fails again, up to five minutes; from the beginning again once it has been well for ten
 * minutes. Not safe for threads.
 */
final class RestartSchedule {
  static final Duration FIRST = Duration.ofSeconds(5);
  static final Duration LONGEST = Duration.ofMinutes(5);
  static final Duration WELL = Duration.ofMinutes(10);

  /**
   * What is known of a connector that has failed.
   *
   * @param due when it is restarted if it is failed then
   * @param pause before the next restart
   * @param failedAt when it was last seen failed
   */
  private record Plan(Instant due, Duration pause, Instant failedAt) {}

  private final Map<String, Plan> plans = new HashMap<>();

  /** The connector has failed tasks now; true: restart them. */
  boolean failed(String connector, Instant now) {
    Plan plan = plans.get(connector);
    if (plan == null || !now.isBefore(plan.failedAt().plus(WELL))) {
      plans.put(connector, new Plan(now.plus(FIRST), FIRST.multipliedBy(2), now));
      return false;
    }
    if (now.isBefore(plan.due())) {
      plans.put(connector, new Plan(plan.due(), plan.pause(), now));
      return false;
    }
    Duration next = plan.pause().multipliedBy(2);
    plans.put(
        connector,
        new Plan(now.plus(plan.pause()), next.compareTo(LONGEST) > 0 ? LONGEST : next, now));
    return true;
  }
}
