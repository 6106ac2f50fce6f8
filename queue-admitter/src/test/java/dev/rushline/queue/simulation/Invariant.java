package dev.rushline.queue.simulation;

/** What must always hold. */
enum Invariant implements dev.rushline.proof.Invariant {
  /** A fan has one place at a time, and no two fans of a round have the same. */
  PLACES_ARE_UNIQUE,
  /** Fans are called in the order of the draw, then of joining; who is passed over has left. */
  NOBODY_OVERTAKES,
  /** One fan gives up a few numbers of a round at the most. */
  NUMBERS_GIVEN_UP_ARE_FEW,
  /** Nobody is called when as many are inside as the policy allows. */
  ADMITTED_NEVER_EXCEEDS_CAPACITY,
  /** A slot ends once, and with the first tick after its deadline at the latest. */
  EVERY_SLOT_COMES_BACK,
  /** After a tick nobody waits whom the line would let in. */
  A_SLOT_IS_NEVER_IDLE_WHILE_SOMEONE_WAITS,
  /** The counts that everybody is told are those of the places. */
  COUNTS_ARE_TRUE,
  /** The same commands at the same times lead to the same decisions and the same state. */
  REPLAY_EQUALS_LIVE,
  /** The rules never contradict what they have decided before, and never fail in another way. */
  NO_CONTRADICTION
}
