package dev.rushline.streams;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntConsumer;

/**
 * Which version of the rules decides a partition's commands: the one that its log says. So whoever
 * decides a command anew comes to the same answer, or stops.
 */
public final class RulesInForce {
  /** Key and event id of commands that are of a partition: event ids have no dots. */
  public static final String KEY = ".rules";

  /** The log forgets its beginning after some days, and a replay of what is left must know. */
  public static final Duration SAID_AGAIN_AFTER = Duration.ofDays(1);

  /** An announcement that is not in the log by then did not get there. */
  public static final Duration LOST_AFTER = Duration.ofMinutes(1);

  private final int newest;
  private final IntConsumer requireKnown;
  private final Kept kept;
  private final Saying saying;
  // So that it is not said again with each command until it is in the log.
  private Instant askedToSayAt = Instant.EPOCH;

  /** What the state of a task knows of it. */
  public interface Kept {
    /** The version that the partition's log has adopted; 0 before any. */
    int version();

    /** When the log said so last; the beginning of time when it has not. */
    Instant saidAt();

    /** From here on this version is in force; the log says so at this time. */
    void save(int version, Instant saidAt);
  }

  /** Puts it into the log. */
  public interface Saying {
    /**
     * Appends a command that says so. One that gets lost is appended again, and one too many is no
     * harm.
     *
     * @param version comes into force, or is
     * @param before the version in force at the moment
     */
    void say(int version, int before);
  }

  /**
   * The rules of one partition.
   *
   * @param newest the newest version that this build has
   * @param requireKnown throws when this build does not have a version
   * @throws IllegalStateException by {@code requireKnown}, when the state is of such a version
   */
  public RulesInForce(int newest, IntConsumer requireKnown, Kept kept, Saying saying) {
    this.newest = newest;
    this.requireKnown = requireKnown;
    this.kept = kept;
    this.saying = saying;
    requireKnown.accept(kept.version());
  }

  /** Says in the log that this build's rules come into force, if they are newer. */
  public void announce() {
    if (kept.version() < newest) {
      say();
    }
  }

  /** A command was decided at this time: says once a day what is in force. */
  public void decided(Instant logTime) {
    boolean adopted = kept.version() == newest;
    if (!adopted && askedToSayAt.equals(Instant.EPOCH)) {
      // The announcement is on its way.
      askedToSayAt = logTime;
    }
    Instant last = kept.saidAt().isAfter(askedToSayAt) ? kept.saidAt() : askedToSayAt;
    if (logTime.isAfter(last.plus(adopted ? SAID_AGAIN_AFTER : LOST_AFTER))) {
      askedToSayAt = logTime;
      say();
    }
  }

  private void say() {
    saying.say(newest, kept.version());
  }

  /** The log says so. */
  public void adopt(int version, Instant logTime) {
    requireKnown.accept(version);
    if (version >= kept.version()) {
      kept.save(version, logTime);
    }
  }
}
