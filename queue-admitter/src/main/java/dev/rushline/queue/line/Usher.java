package dev.rushline.queue.line;

import java.time.Instant;

/**
 * Carries out the commands of lines, one at a time, in the order of the log. The same commands at
 * the same times lead to the same lines, events and answers, wherever they are run.
 */
public final class Usher {
  /**
   * Counts the changes that decide some command otherwise than before. What fans were told is what
   * every later owner must find in the log again: so all versions are kept, and the log says from
   * where on which is in force ({@link LineState#rulesVersion}).
   *
   * <ul>
   *   <li>1: the first. Whoever left and joined again got a new place, without end.
   *   <li>2: {@link RejoinRules}.
   * </ul>
   *
   * <p>A command that no earlier build knew needs no version: it is in no earlier log.
   */
  public static final int RULES_VERSION = 2;

  private final Seeds seeds;

  /** An usher who takes the seeds of draws from there. */
  public Usher(Seeds seeds) {
    this.seeds = seeds;
  }

  /**
   * To be asked when a log says which rules are in force: what follows in it is not to be skipped,
   * nor decided otherwise.
   *
   * @throws IllegalStateException when this build does not know them
   */
  public static void requireKnown(int rulesVersion) {
    if (rulesVersion > RULES_VERSION) {
      throw new IllegalStateException(
          "the log is decided by version %d of the rules of the line, and this build knows %d: run the newer build"
              .formatted(rulesVersion, RULES_VERSION));
    }
  }

  /**
   * Decides a command and applies what was decided.
   *
   * @param logTime the command's timestamp in the log; the line's clock never goes back
   * @param line changed by what happens
   */
  public Decision handle(LineCommand command, Instant logTime, LineBook line) {
    return new CommandInHand(command, line, logTime, seeds).decide();
  }
}
