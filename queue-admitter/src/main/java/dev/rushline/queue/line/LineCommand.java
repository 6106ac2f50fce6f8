package dev.rushline.queue.line;

import java.util.Optional;

/** What can be asked of a line. */
public sealed interface LineCommand {

  /** A fan wants a place; the same fan gets the same one however often this is asked. */
  record Join(String customerId) implements LineCommand {}

  /** Where is this fan? */
  record Find(String customerId) implements LineCommand {}

  /** A fan gives the place, or the slot, up. */
  record Leave(String customerId) implements LineCommand {}

  /** A called fan has shown up for the slot that belongs to this arrival. */
  record Heartbeat(String customerId, long arrival) implements LineCommand {}

  /** The fan is done with the slot that belongs to this arrival. */
  record SlotFreed(String customerId, long arrival) implements LineCommand {}

  /** An operator decides how the line is run. */
  record SetPolicy(LinePolicy policy) implements LineCommand {}

  /** An operator changes the pace alone. */
  record SetRate(Optional<Integer> targetInside, Optional<Integer> ratePerMinute)
      implements LineCommand {}

  /** An operator opens the line now. */
  record Open() implements LineCommand {}

  /** An operator stops admission. */
  record Pause() implements LineCommand {}

  /** An operator lets admission go on. */
  record Resume() implements LineCommand {}

  /** An operator tells those waiting something. */
  record TellWaiting(Optional<String> text) implements LineCommand {}

  /** An operator makes every token signed so far useless. */
  record RevokeTokens() implements LineCommand {}

  /**
   * What is left to sell.
   *
   * @param requests checkouts since the last such command
   * @param sold seats sold since then
   * @param cameBack seats whose hold ended without a sale since then
   * @param over whether nothing is sold any more
   * @param longOver whether that has been so for so long that nobody asks for a place any more
   */
  record SaleSeen(
      long free, long held, long requests, long sold, long cameBack, boolean over, boolean longOver)
      implements LineCommand {}

  /** Time goes on. */
  record Tick(long bookingLagMillis) implements LineCommand {}
}
