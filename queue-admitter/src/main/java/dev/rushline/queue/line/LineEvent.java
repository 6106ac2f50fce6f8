package dev.rushline.queue.line;

import dev.rushline.schemas.ids.CustomerId;
import java.time.Instant;
import java.util.Optional;

/** What can happen in a line. Nothing of it changes but by one of these. */
public sealed interface LineEvent {

  /** How the line is run has been decided. */
  record PolicySet(LinePolicy policy) implements LineEvent {}

  /** Fans gather; the seed is fixed, and nobody is told more of it than its hash. */
  record GatheringBegan(String seed) implements LineEvent {}

  /**
   * A fan has joined; the digest is that of the list with this fan.
   *
   * @param rejoins how often the fan has joined again in this round after leaving
   */
  record PlaceTaken(CustomerId customerId, long arrival, String listDigest, int rejoins)
      implements LineEvent {}

  /** A fan who had left while fans gather is back in the former place; the list is as it was. */
  record PlaceTakenAgain(CustomerId customerId, long arrival) implements LineEvent {}

  /** A fan has given a place up. */
  record PlaceLeft(CustomerId customerId, long arrival) implements LineEvent {}

  /** Those who have joined take part in the draw, whose seed is a secret yet. */
  record ListClosed(Lottery lottery) implements LineEvent {}

  /** Fans are admitted from now on; with the draw when there was one. */
  record LineOpened(Optional<Lottery> lottery) implements LineEvent {}

  /** There is no line any more. */
  record LineWithdrawn() implements LineEvent {}

  /** The sale is retired: of the line nothing is kept but what it has counted. */
  record LineRetired() implements LineEvent {}

  /** Admission has stopped. */
  record LinePaused() implements LineEvent {}

  /** Admission goes on. */
  record LineResumed() implements LineEvent {}

  /** A fan is admitted and has until the deadline to show up. */
  record Called(CustomerId customerId, long arrival, long number, Instant deadline)
      implements LineEvent {}

  /** Numbers of fans who have left were passed over. */
  record NumbersPassed(long count) implements LineEvent {}

  /** A called fan is there and has until the deadline. */
  record ShownUp(CustomerId customerId, long arrival, Instant deadline) implements LineEvent {}

  /** A slot is free again. */
  record SlotEnded(CustomerId customerId, long arrival, EndReason why) implements LineEvent {}

  /** Those waiting are told something. */
  record WaitingTold(Optional<String> text) implements LineEvent {}

  /** Tokens of other epochs are worth nothing. */
  record TokensRevoked(int epoch) implements LineEvent {}

  /** What is left to sell has changed. */
  record SaleChanged(LineCommand.SeeSale told) implements LineEvent {}

  /** Time has gone on. */
  record Ticked(long bookingLagMillis) implements LineEvent {}
}
