package dev.rushline.queue.line;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How the line of one event is run.
 *
 * @param mode when there is a line
 * @param targetInside most fans who are admitted at a time; 1 to {@value #FANS_MAX}
 * @param ratePerMinute most fans admitted in a minute; 1 to {@value #FANS_MAX}
 * @param demandThreshold joins and checkouts in a minute beyond which an automatic line opens; 1 to
 *     {@value #FANS_MAX}
 * @param opensAt when the first fan is admitted; until then fans gather and their order is drawn by
 *     lot; empty: at once, first come first served
 * @param claimTtl how long an admitted fan has to show up; 5 s to 1 h
 * @param slotTtl how long a fan who showed up may stay; 10 s to 2 h
 * @param bypassGroups groups whose members book without standing in line; at most {@value
 *     #GROUPS_MAX}, each of at most {@value #GROUP_LENGTH_MAX} characters
 */
public record LinePolicy(
    LineMode mode,
    int targetInside,
    int ratePerMinute,
    int demandThreshold,
    Optional<Instant> opensAt,
    Duration claimTtl,
    Duration slotTtl,
    List<String> bypassGroups) {

  /** More than any sale lets in at a time. */
  public static final int FANS_MAX = 1_000_000;

  /** Partners, members, staff: a list somebody can read. */
  public static final int GROUPS_MAX = 20;

  /** They go to everybody with every broadcast, and have to fit into a state value. */
  public static final int GROUP_LENGTH_MAX = 100;

  private static final Duration CLAIM_MIN = Duration.ofSeconds(5);
  private static final Duration CLAIM_MAX = Duration.ofHours(1);
  private static final Duration SLOT_MIN = Duration.ofSeconds(10);
  private static final Duration SLOT_MAX = Duration.ofHours(2);

  /** The policy of an event for which nobody has set one. */
  public static final LinePolicy NONE =
      new LinePolicy(
          LineMode.OFF,
          100,
          600,
          600,
          Optional.empty(),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          List.of());

  public LinePolicy {
    bypassGroups = List.copyOf(bypassGroups);
  }

  /** Whether every number is in its range. */
  public boolean isValid() {
    return inRange(targetInside)
        && inRange(ratePerMinute)
        && inRange(demandThreshold)
        && between(claimTtl, CLAIM_MIN, CLAIM_MAX)
        && between(slotTtl, SLOT_MIN, SLOT_MAX)
        && bypassGroups.size() <= GROUPS_MAX
        && bypassGroups.stream().allMatch(group -> group.length() <= GROUP_LENGTH_MAX);
  }

  private static boolean inRange(int fans) {
    return fans >= 1 && fans <= FANS_MAX;
  }

  private static boolean between(Duration ttl, Duration min, Duration max) {
    return ttl.compareTo(min) >= 0 && ttl.compareTo(max) <= 0;
  }

  /** The same with another pace; empty leaves a number as it is. */
  LinePolicy withPace(Optional<Integer> target, Optional<Integer> rate) {
    return new LinePolicy(
        mode,
        target.orElse(targetInside),
        rate.orElse(ratePerMinute),
        demandThreshold,
        opensAt,
        claimTtl,
        slotTtl,
        bypassGroups);
  }

  LinePolicy withOpening(Instant at) {
    return new LinePolicy(
        mode,
        targetInside,
        ratePerMinute,
        demandThreshold,
        Optional.of(at),
        claimTtl,
        slotTtl,
        bypassGroups);
  }
}
