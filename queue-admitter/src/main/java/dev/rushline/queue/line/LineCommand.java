package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.util.Optional;

/** What can be asked of a line. */
public sealed interface LineCommand {

  /** A fan wants a place; the same fan gets the same one however often this is asked. */
  record Join(CustomerId customerId) implements LineCommand {}

  /** Where is this fan? */
  record Find(CustomerId customerId) implements LineCommand {}

  /** A fan gives the place, or the slot, up. */
  record Leave(CustomerId customerId) implements LineCommand {}

  /** A called fan is there, for the slot that belongs to this arrival. */
  record ShowUp(CustomerId customerId, long arrival) implements LineCommand {}

  /**
   * The fan is done with the slot that belongs to this arrival. Told twice, or late, it frees no
   * other slot.
   *
   * @param round the line's round that the arrival belongs to; 0: the present one
   */
  record FreeSlot(CustomerId customerId, long arrival, int round) implements LineCommand {}

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
   * What is left to sell. Counts are totals and the rest has versions, so that what is told twice,
   * or late, changes nothing.
   *
   * @param requests checkouts ever since the line follows the sale
   * @param sold seats sold since then
   * @param cameBack seats whose hold ended without a sale since then
   * @param over whether nothing is sold any more
   * @param longOver whether that has been so for so long that nobody asks for a place any more
   * @param sectionsVersion free and held of a lower one are old
   * @param termsVersion over and longOver of a lower one are old
   */
  record SeeSale(
      long free,
      long held,
      long requests,
      long sold,
      long cameBack,
      boolean over,
      boolean longOver,
      long sectionsVersion,
      long termsVersion)
      implements LineCommand {}

  /** The sale is retired, and so is its line. */
  record RetireLine() implements LineCommand {}

  /** Time goes on. */
  record Tick(long bookingLagMillis) implements LineCommand {}
}
